import { window, workspace } from 'vscode';

/** A map to start from: it has no findings, and each line shows how the next one is written. */
const TEMPLATE = `etom: classic

organization:
  name: My Organization

roles:
  order-lead: Head of Orders

systems:
  crm: Customer relationship system

processes:
  take-orders:
    name: Take orders
    description: From the customer's request to the confirmed order.
    elements:
      - 1.1.1.5 Order Handling
    owner: order-lead
    systems: [crm]
`;

/** Opens a new, unsaved process map that is ready to be changed. */
export async function newProcessMap(): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'etom', content: TEMPLATE });
  await window.showTextDocument(document);
}

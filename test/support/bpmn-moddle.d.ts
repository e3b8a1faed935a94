/** The part of bpmn-moddle that tests use: its package has no types for its entry. */
declare module 'bpmn-moddle' {
  interface BpmnElement {
    readonly $type: string;
    get(name: string): unknown;
  }

  export class BpmnModdle {
    fromXML(xml: string): Promise<{
      readonly rootElement: BpmnElement;
      readonly elementsById: Readonly<Record<string, BpmnElement>>;
      readonly references: readonly { readonly id?: string; readonly property: string }[];
      readonly warnings: readonly { readonly message: string }[];
    }>;
  }
}

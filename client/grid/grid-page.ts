import { env, Uri, type Webview } from 'vscode';

/** Where the script and the style of the grid are built to. */
export function gridFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist');
}

/**
 * The page of a webview that shows a grid. It runs our script alone and loads nothing else; what it shows comes by
 * messages.
 */
export function gridPage(webview: Webview, extensionUri: Uri): string {
  const folder = gridFolder(extensionUri);
  const script = webview.asWebviewUri(Uri.joinPath(folder, 'grid.js'));
  const style = webview.asWebviewUri(Uri.joinPath(folder, 'grid.css'));
  const nonce = newNonce();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    'img-src data: blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>eTOM</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="grid"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

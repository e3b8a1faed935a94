import { render } from 'preact';
import { App } from './app.js';
import { connect } from './host.js';

const root = document.getElementById('grid');
if (root) render(<App host={connect()} />, root);

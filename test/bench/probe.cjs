// Runs in the extension host in the place of tests, and tells twice a second how long its event loop was held up: what one
// extension does there delays all others.
const { monitorEventLoopDelay } = require('node:perf_hooks');

const RESOLUTION = 5;

exports.run = () => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  setInterval(() => {
    console.log(`ETOM-DELAY ${Math.max(0, delay.max / 1e6 - RESOLUTION)}`);
    delay.reset();
  }, 500);
  return new Promise(() => {});
};

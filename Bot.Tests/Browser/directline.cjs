// Runs the official client botframework-directlinejs, unchanged, for a test: one command a line in, one event a line out.
const { createInterface } = require('node:readline');

// The client expects a browser; its manual names these two for Node.
const sockets = [];
global.XMLHttpRequest = require('xhr2');
global.WebSocket = class extends require('ws') {
  constructor(url) {
    super(url);
    sockets.push(this);
  }
};
const { ConnectionStatus, DirectLine } = require('botframework-directlinejs');

const tell = event => process.stdout.write(`${JSON.stringify(event)}\n`);
let client;

const commands = {
  connect(options) {
    // The shortest of the pauses the client draws by lot before it reconnects.
    client = new DirectLine({ ...options, random: () => 0 });
    client.connectionStatus$.subscribe(status => tell({ status: ConnectionStatus[status] }));
    client.activity$.subscribe(activity => tell({ activity }), error => tell({ error: String(error) }));
  },
  post(activity) {
    client.postActivity(activity).subscribe(id => tell({ posted: id }), error => tell({ refused: error.status ?? String(error) }));
  },
  cut() {
    sockets.at(-1).terminate();
  },
  reconnect(conversation) {
    client.reconnect(conversation);
  },
};

createInterface({ input: process.stdin })
  .on('line', line => {
    const [command, argument] = JSON.parse(line);
    commands[command](argument);
  })
  .on('close', () => process.exit());

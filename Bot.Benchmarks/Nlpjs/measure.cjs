// Trains nlp.js on messages and reads others. Node's arguments: the file with both, and the file to write what was read and how long it took.
const { readFileSync, writeFileSync } = require('node:fs');
const { NlpManager } = require('node-nlp');

// What it would answer if it were not allowed to say that it does not know.
const best = ({ classifications }) => classifications.find(({ intent }) => intent !== 'None')?.intent ?? '';

async function main([from, to]) {
  const { languages, learnt, apart } = JSON.parse(readFileSync(from, 'utf8'));
  const manager = new NlpManager({ languages, autoSave: false, forceNER: false, nlu: { log: false } });
  const began = performance.now();
  for (const { language, text, answer } of learnt) manager.addDocument(language, text, answer);
  await manager.train();
  const trained = performance.now();
  const answers = [];
  for (const { language, text } of apart) answers.push(best(await manager.process(language, text)));
  writeFileSync(to, JSON.stringify({ trainMs: trained - began, readMs: performance.now() - trained, answers }));
}

main(process.argv.slice(2));

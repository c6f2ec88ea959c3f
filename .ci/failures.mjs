// Names every failed test of a .trx file with what it said, so that the end of a long log tells what went wrong.
import { readFileSync } from 'node:fs';

const plain = text => text
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&amp;/g, '&');
const part = (result, name, lines) => plain(result.match(new RegExp(`<${name}>([^]*?)</${name}>`))?.[1] ?? '').split('\n').slice(0, lines).map(line => line.slice(0, 300)).join('\n');

for (const [result] of readFileSync(process.argv[2], 'utf8').matchAll(/<UnitTestResult [^>]*outcome="Failed"[^>]*>[^]*?<\/UnitTestResult>/g)) {
  console.log(`\nFAILED ${plain(result.match(/testName="([^"]*)"/)[1])} after ${result.match(/duration="([^"]*)"/)?.[1]}`);
  console.log(part(result, 'Message', 30));
  console.log(part(result, 'StackTrace', 8));
}

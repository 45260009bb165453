// `npm run demo:reset`: see demo-reset.ts.
import { runTool } from "./tool.mjs";

await runTool("demo-reset");

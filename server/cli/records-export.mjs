// `npm run records:export`: see records-export.ts.
import { runTool } from "./tool.mjs";

await runTool("records-export");

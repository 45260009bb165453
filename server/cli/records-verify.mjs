// `npm run records:verify`: see records-verify.ts.
import { runTool } from "./tool.mjs";

await runTool("records-verify");

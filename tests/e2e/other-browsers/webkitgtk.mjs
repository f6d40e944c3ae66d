// WebKitGTK, the nearest kin of what an iPad has that a Linux machine can run.

import { core } from "./core.mjs";

core("webkitgtk");

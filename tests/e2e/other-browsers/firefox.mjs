// Firefox, with fingers.

import { core } from "./core.mjs";

core("firefox");

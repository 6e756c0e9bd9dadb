/** For each process of Jest, which compiles in most of its tests: V8 is as patient as on the command line. */
import { optimiseLater } from "../src/cli/optimise-later";

optimiseLater();

export { basicEnvironment } from './environment.js';
export { endLeftover, leftoverOf } from './leftovers.js';
export { isFree, steadyPorts } from './ports.js';
export { startProgram, type Ending, type ProgramOptions, type RunningProgram } from './running-program.js';

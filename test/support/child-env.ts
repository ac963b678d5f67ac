/** The environment for processes that run another copy of the code, whose coverage would not be ours. */
export const childEnv: NodeJS.ProcessEnv = { ...process.env };
delete childEnv.NODE_V8_COVERAGE;

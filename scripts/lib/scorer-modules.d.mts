import type { CompiledInstrument, EnginePlan } from '../../src/score/plan.js'
import type { Steps } from '../../src/score/steps.js'

export declare function planOf(compiled: CompiledInstrument): EnginePlan
export declare function stepsOf(plan: EnginePlan): (keyof Steps)[]
export declare function scorerModule(compiled: CompiledInstrument, library: string): string

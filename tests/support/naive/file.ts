/** An instrument file as far as scoring reads it, in words of its own: nothing here comes from `src/`. */
export type Code = string | number | boolean

export interface Bounds {
  readonly atLeast?: number
  readonly above?: number
  readonly atMost?: number
  readonly below?: number
}

export interface FileCondition extends Bounds {
  readonly all?: readonly FileCondition[]
  readonly any?: readonly FileCondition[]
  readonly not?: FileCondition
  readonly atLeastOf?: number
  readonly of?: readonly FileCondition[]
  readonly item?: string
  readonly codes?: readonly Code[]
  readonly scale?: string
  readonly on?: string
  readonly bands?: readonly string[]
  readonly rule?: string
  readonly outcomes?: readonly string[]
  readonly criticalItem?: string
}

export interface FileTerm extends Bounds {
  readonly item?: string
  readonly scale?: string
  readonly weight?: number
}

export interface FileStep {
  readonly multiply?: number
  readonly divide?: number
  readonly add?: number
  readonly round?: string
  readonly lookup?: Readonly<Record<string, number>>
}

export interface FileCut {
  readonly at?: number
  readonly above?: number
  readonly band: string
}

export interface FileGroup {
  readonly sex?: string
  readonly age?: { readonly from?: number; readonly to?: number }
  readonly grades?: readonly number[]
  readonly informant?: string
}

export interface FileScale {
  readonly id: string
  readonly items?: readonly (string | FileTerm)[]
  readonly scales?: readonly (string | FileTerm)[]
  readonly numerator?: string
  readonly denominator?: string
  readonly aggregate: string
  readonly counts?: Bounds
  readonly recode?: Readonly<Record<string, number>>
  readonly missing?: {
    readonly maxMissing?: number
    readonly maxMissingShare?: number
    readonly completion?: string
    readonly round?: string
  }
  readonly transform?: readonly FileStep[]
  readonly cutScoresOn?: string
  readonly cutScores?: readonly FileCut[]
  readonly cutScoresBy?: readonly {
    readonly group: FileGroup
    readonly cutScores: readonly FileCut[]
  }[]
}

export interface FileKey {
  readonly reverseKeyed?: boolean
  readonly recode?: Readonly<Record<string, number>>
}

interface Decided {
  readonly id: string
  readonly when: FileCondition
}

export interface FileRule {
  readonly id: string
  readonly outcomes: readonly { readonly id: string; readonly when?: FileCondition }[]
}

/** What a variant may say otherwise. */
export interface Changeable {
  readonly keys?: Readonly<Record<string, FileKey>>
  readonly rules?: readonly FileRule[]
  readonly criticalItems?: readonly Decided[]
  readonly validity?: readonly Decided[]
}

export interface FileItem {
  readonly $ref?: string
  readonly oneOf?: readonly { readonly const: Code }[]
  readonly enum?: readonly Code[]
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
}

export interface InstrumentFile {
  readonly properties: Readonly<Record<string, FileItem>>
  readonly $defs?: Readonly<Record<string, FileItem>>
  readonly scoring: Changeable & {
    readonly informants: readonly string[]
    readonly missingCodes?: Readonly<Record<string, readonly Code[]>>
    readonly gates?: readonly {
      readonly when: FileCondition
      readonly items: readonly string[]
      readonly code: Code
    }[]
    readonly unanswered?: readonly { readonly items: readonly string[]; readonly code: Code }[]
    readonly scales: readonly FileScale[]
    readonly variants?: Readonly<
      Record<
        string,
        Changeable & { readonly scales?: Readonly<Record<string, Partial<FileScale>>> }
      >
    >
    readonly defaultVariant?: string
  }
}

export interface FileNormCell {
  readonly scale: string
  readonly sex?: string
  readonly age?: { readonly from: number; readonly to: number }
  readonly grades?: readonly number[]
  readonly informant?: string
  readonly fallback?: boolean
  readonly conversion: {
    readonly kind: string
    readonly rawFrom?: number
    readonly values?: readonly (number | null)[]
    readonly mean?: number | readonly number[]
    readonly sd?: number | readonly number[]
    readonly centre?: number
    readonly raw?: readonly number[]
    readonly percentileRanks?: readonly number[]
    readonly ages?: readonly number[]
    readonly l?: readonly number[]
    readonly m?: readonly number[]
    readonly s?: readonly number[]
  }
}

export interface NormFile {
  readonly metric: string
  readonly ageUnit: string
  readonly gradeFromAge?: { readonly subtract: number }
  readonly round: string
  readonly edges: string
  readonly cells: readonly FileNormCell[]
}

/** Whom a sheet is of. */
export interface FilePerson {
  readonly sex?: string
  readonly grade?: number
  readonly ageMonths?: number
  readonly ageYears?: number
  readonly birthDate?: string
  readonly testDate?: string
  readonly informant?: string
}

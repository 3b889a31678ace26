export { decodeCells } from './decode-cells'
export { addScales, addTerms, assignBands, finishComplete } from './score-scales'
export { copyBytes, takeCells } from './take-cells'
export { fillBands, fillNumbers, writeCells } from './write-cells'

# Bowker's test, paired change and reliable change on data of our own. Writes ../paired-change.json.
# Rscript tests/golden/r/paired-change.R (R 4.2.2; stats, jsonlite)
library(jsonlite)
set.seed(20261122)
n <- 60
x1 <- round(pmin(pmax(rnorm(n, 11, 5), 0), 27))
x2 <- round(pmin(pmax(0.6 * x1 + rnorm(n, 3.4, 4), 0), 27))
d <- x2 - x1
tt <- t.test(x2, x1, paired = TRUE)
tables <- list(
  rbind(c(30, 6, 2, 1), c(9, 41, 12, 3), c(4, 5, 22, 8), c(1, 2, 3, 11)),
  rbind(c(12, 3), c(7, 20)),
  rbind(c(100, 40, 20), c(10, 200, 30), c(5, 15, 300))
)
bowker <- lapply(tables, function(m) {
  b <- mcnemar.test(m, correct = FALSE)
  list(table = m, statistic = unname(b$statistic), df = unname(b$parameter), p = b$p.value)
})
out <- list(
  name = "paired-change", source = "R 4.2.2: stats::t.test(paired), stats::mcnemar.test, sd, cor",
  inputs = list(first = x1, second = x2),
  expected = list(
    mean1 = mean(x1), mean2 = mean(x2), sd1 = sd(x1), sd2 = sd(x2), correlation = cor(x1, x2),
    meanChange = mean(d), sdChange = sd(d), standardError = sd(d) / sqrt(n),
    low = tt$conf.int[1], high = tt$conf.int[2], p = tt$p.value,
    dz = mean(d) / sd(d), d1 = mean(d) / sd(x1), bowker = bowker),
  tolerance = list(abs = 1e-9))
args <- commandArgs(FALSE)
here <- dirname(sub("--file=", "", grep("--file=", args, value = TRUE)))
write(toJSON(out, digits = 15, auto_unbox = TRUE, pretty = TRUE, matrix = "rowmajor"), file.path(here, "..", "paired-change.json"))

# Writes ../school-sample.json: a made-up two-stage sample of students, and what R's survey 4.1 says of it.
suppressMessages(library(survey))
library(jsonlite)
set.seed(20261122)

district <- rep(c("E", "S", "W"), c(8, 7, 6))
in_population <- c(E = 20, S = 15, W = 6)
rows <- lapply(seq_along(district), function(i) {
  size <- sample(180:400, 1)
  n <- sample(12:22, 1)
  school_effect <- rnorm(1, 0, 0.5)
  grade <- sort(sample(7:9, n, replace = TRUE))
  sex <- sample(c("female", "male"), n, replace = TRUE)
  data.frame(
    district = district[i], school = i, student = seq_len(n), grade = grade, sex = sex,
    n_schools = in_population[[district[i]]], n_students = size,
    score = round(10 + school_effect * 3 + (grade - 8) + (sex == "female") + rnorm(n, 0, 4), 1),
    flagged = rbinom(n, 1, plogis(-1.6 + school_effect + 0.3 * (grade - 8) + 0.4 * (sex == "female"))),
    items = sample(17:20, n, replace = TRUE)
  )
})
data <- do.call(rbind, rows)
data$score[sample(nrow(data), 9)] <- NA
data$weight <- data$n_schools / table(district)[data$district] *
  data$n_students / ave(data$student, data$school, FUN = length)
data$weight <- as.numeric(data$weight)
data$group <- ifelse(data$school %% 3 == 0, "a", "b")

designs <- list(
  two_stage = svydesign(~school + student, strata = ~district, fpc = ~n_schools + n_students, data = data, nest = TRUE),
  one_stage_fpc = svydesign(~school, strata = ~district, weights = ~weight, fpc = ~n_schools, data = data),
  one_stage = svydesign(~school, strata = ~district, weights = ~weight, data = data),
  clusters_only = svydesign(~school, weights = ~1, data = data),
  strata_only = svydesign(~1, strata = ~district, weights = ~weight, data = data)
)
one <- designs$one_stage
designs$post_stratified <- postStratify(one, ~grade, data.frame(grade = 7:9, Freq = c(2500, 2700, 2600)))
designs$raked <- rake(one, list(~grade, ~sex),
  list(data.frame(grade = 7:9, Freq = c(2500, 2700, 2600)), data.frame(sex = c("female", "male"), Freq = c(3800, 4000))),
  control = list(maxit = 1000, epsilon = 1e-11))

estimate <- function(m, df) list(estimate = unname(coef(m)[1]), se = as.numeric(SE(m))[1], ci = as.numeric(confint(m, df = df))[1:2])
methods <- c("logit", "likelihood", "asin", "beta", "mean", "xlogit")
report <- function(d) {
  df <- degf(d)
  m <- svymean(~score, d, na.rm = TRUE, deff = TRUE)
  flagged <- svymean(~flagged, d, deff = TRUE)
  replaced <- svymean(~flagged, d, deff = "replace")
  total <- svytotal(~flagged, d, deff = TRUE)
  ratio <- svyratio(~flagged, ~items, d)
  girls <- subset(d, sex == "female" & grade > 7)
  few <- subset(d, school %in% c(1, 2, 9))
  b <- svyglm(score ~ I(sex == "female"), d)
  slope <- svyglm(flagged ~ grade, d)
  x2 <- svychisq(~sex + flagged, d)
  x3 <- svychisq(~grade + group, d)
  ci <- sapply(methods, function(method) as.numeric(attr(svyciprop(~flagged, d, method = method), "ci")), simplify = FALSE)
  list(
    df = df,
    score = c(estimate(m, df), deff = as.numeric(deff(m))),
    flagged = c(estimate(flagged, df), deff = as.numeric(deff(flagged)), deff_replace = as.numeric(deff(replaced))),
    total = c(estimate(total, df), deff = as.numeric(deff(total))),
    ratio = list(estimate = as.numeric(coef(ratio)), se = as.numeric(SE(ratio))),
    intervals = ci,
    girls = c(estimate(svymean(~flagged, girls), degf(girls)), df = degf(girls),
      list(logit = as.numeric(attr(svyciprop(~flagged, girls, method = "xlogit"), "ci")),
           beta = as.numeric(attr(svyciprop(~flagged, girls, method = "beta"), "ci")))),
    few = c(estimate(svymean(~flagged, few), degf(few)), df = degf(few)),
    sex_difference = list(estimate = as.numeric(coef(b)[2]), se = as.numeric(SE(b)[2]), df = b$df.residual),
    grade_slope = list(estimate = as.numeric(coef(slope)[2]), se = as.numeric(SE(slope)[2]), df = slope$df.residual),
    sex_by_flag = list(f = as.numeric(x2$statistic), df = as.numeric(x2$parameter), p = as.numeric(x2$p.value)),
    grade_by_group = list(f = as.numeric(x3$statistic), df = as.numeric(x3$parameter), p = as.numeric(x3$p.value))
  )
}

lonely_rows <- subset(data, !(district == "W" & school != max(school)))
lonely <- sapply(c("remove", "certainty", "adjust", "average"), function(rule) {
  options(survey.lonely.psu = rule)
  d <- svydesign(~school, strata = ~district, weights = ~weight, data = lonely_rows)
  m <- svymean(~flagged, d)
  total <- svytotal(~flagged, d)
  list(mean = c(coef(m), SE(m)), total = c(coef(total), SE(total)))
}, simplify = FALSE)
options(survey.lonely.psu = "fail")

writeLines(toJSON(list(
  name = "school-sample",
  source = paste0("survey ", packageVersion("survey"), ", ", R.version.string),
  notes = "made-up data, seed 20261122; likelihood: where R stops its fit decides the ninth digit, so ours takes the same steps",
  tolerance = list(rel = 1e-8),
  data = as.list(data[c("district", "school", "student", "grade", "sex", "n_schools", "n_students", "weight", "score", "flagged", "items", "group")]),
  designs = lapply(designs, report),
  post_weights = as.numeric(weights(designs$post_stratified)),
  raked_weights = as.numeric(weights(designs$raked)),
  lonely = lonely
), digits = I(15), auto_unbox = TRUE, na = "null", pretty = FALSE), "../school-sample.json")

# Writes a list as ../<name>.json with 15 digits: NA is null, infinities are "Inf" and "-Inf". Sourced by the scripts here,
# which are run in this folder: Rscript wilson-interval.R
library(jsonlite)

with_infinities <- function(x) {
  if (is.list(x)) return(lapply(x, with_infinities))
  if (is.numeric(x) && any(is.infinite(x)))
    return(if (length(x) == 1) as.character(x) else lapply(x, with_infinities))
  x
}

write_golden <- function(golden) {
  text <- toJSON(with_infinities(golden), digits = I(15), auto_unbox = TRUE, na = "null", pretty = TRUE)
  writeLines(text, paste0("../", golden$name, ".json"))
}

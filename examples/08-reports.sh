#!/usr/bin/env bash
# Pages for a class teacher and for a family, from a school that was screened.
set -e
cd "$(mktemp -d)"

mindgauge generate --protocol cn-grades-4-6-cards --students 120 --schools 1 --seed 7 \
  --out responses.csv --roster plain.csv > log.txt
awk -F, 'NR == 1 { print $0 ",name" } NR > 1 { print $0 ",Student " NR - 1 }' plain.csv > roster.csv
mindgauge screen responses.csv --roster roster.csv --protocol cn-grades-4-6-cards \
  --out results > log.txt || [ $? = 1 ]

mindgauge report results --level class --role class-teacher --roster roster.csv --out teachers
mindgauge report results --level student --role family --roster roster.csv --unit "School 1/4/1" --out families

# What a role may not see is in no byte of its pages.
grep -rc 2026000001 teachers families | grep -v ':0' || echo "no student number"

# prints:
# 3 pages for the role class teacher in 0.0 s; begin with teachers/index.html
# Screening is not a diagnosis: it says whom to talk to first.
# 40 pages for the role family in 0.0 s; begin with families/students
# Screening is not a diagnosis: it says whom to talk to first.
# no student number

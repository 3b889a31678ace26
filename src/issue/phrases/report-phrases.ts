/** What reports, their roles and their wording are expected to be and what they are, in Chinese. */
export const REPORT_PHRASES: Readonly<Record<string, string>> = {
  'Roles of reports': '报告角色文件',
  'Wording of reports': '报告用语文件',
  'each role once': '每个角色只出现一次',
  'no lists where neither name nor student may be seen':
    '既不可见姓名也不可见学号的角色不得含学生名单',
  'no student pages where scores may not be seen': '不可见得分的角色不得含学生报告',
  'a construct of the files': '用语文件中的构念',
  'the words of pages in one of the files': '其中一个文件须含页面用语',
  'an id of the roles file, such as {0}': '角色文件中的编号，如 {0}',
  'a folder of its own for {0}, {1}, {2}': '供 {0}、{1}、{2} 单独使用的文件夹',
  'a folder of its own': '单独的文件夹',
  'a folder of results': '存放筛查结果的文件夹',
  'a report for {0}, {1}, {2}': '供 {0}、{1}、{2} 的报告',
  'a level that the protocol groups by: {0}': '方案所分的层级：{0}',
  'a level that {0} may see: {1}': '{0} 可见的层级：{1}',
  'a school, grade or class of the results': '结果中的学校、年级或班级',
  'one protocol in every result set': '各次结果使用同一方案',
  '{0} changed between them: tiers may differ by it': '{0} 前后有改动，级别变化可能由此而来',
  '{0}: tiers may differ by it': '{0}；级别变化可能由此而来',
  'the tiers of {0}: {1}': '{0} 的级别：{1}',
  'rows that say where they belong; a report of everybody needs none':
    '写明所属的行；全体（区域）报告不需要',
  'no such unit': '没有此单位',
  'everybody for whom a crisis rule speaks': '触发危机规则的所有学生',
  'everybody whose tier is not determined': '级别未定的所有学生',
  '{0} students fewer': '少 {0} 名学生',
  '{0} students, as summary.json says': '{0} 名学生（依据 summary.json）',
  '{0} rows, as summary.json says': '{0} 行（依据 summary.json）',
  'a tier of the protocol: {0}': '方案中的级别：{0}',
  'blank or another word in {0} rows, which are taken as undetermined':
    '{0} 行为空或为其他词语，均按“无法判定”处理',
  'a school, grade or class that has a page': '有报告的学校、年级或班级',
  'another, or none, in {0} rows: they are on no page': '{0} 行与之不符或为空，未出现在任何报告上',
  'results of another wave': '另一次测评的结果',
  'the same results again': '同一份结果',
  'a roster with names (--roster): {0} sees names and no student numbers':
    '含姓名的名单（--roster）：{0} 可见姓名而不可见学号',
  'no roster': '没有名单',
  'none in the roster': '名单中没有',
  'a name of its own for each school': '每所学校有各自的名称',
  'schools of one name in several districts; their pages name no students':
    '多个区县有同名学校，其报告不列学生',
  'schools of one name in several districts, which count as one; name them apart':
    '多个区县有同名学校，按一所学校计；请改用可区分的校名',
  'a column district in all results, which tells schools of one name apart':
    '所有结果都有区县列，以区分同名学校',
  'schools of one name in several districts, which count as one, as these results have no district; screen again with it':
    '多个区县有同名学校，按一所学校计：此结果没有区县列；请补上区县后重新筛查',
  'the district too, or the school as pages call it: several have this name':
    '同时写明区县，或按报告中的写法写校名：有多所学校同名',
  'the name alone, which stands for each of them': '仅有校名，将用于每一所同名学校',
  'the name alone, of a student without a sheet, who is in the folder of none':
    '仅有校名；该生本次无答卷，未归入任何一所学校的文件夹',
  'one name for each district in every wave': '各次测评中每个区县写法一致',
  '{0} schools of one name, which are in other districts in another wave, and count as other schools than those':
    '{0} 所同名学校在另一次测评中属于别的区县，按不同学校计',
  '{0} schools, which are in another district in another wave, and count as one with the school of the name there':
    '{0} 所学校在另一次测评中属于别的区县，与该处同名学校按一所学校计',
  'schools of one name in several districts, which count as one; name them apart, or name a file with their district by --design':
    '多个区县有同名学校，按一所学校计；请改用可区分的校名，或用 --design 给出含其区县的文件',
  'schools of one name in several districts, which count as one; group by district/school, and name --strata district':
    '多个区县有同名学校，按一所学校计；请按 district/school 分组，并加 --strata district',
  'the file of the protocol that these results were made with, by --protocol FILE':
    '用 --protocol 文件 给出生成这些结果所用的筛查方案',
  'a protocol that is not shipped': '随附方案以外的方案',
  'one name for each class': '每个班级只有一个名称',
  'several names of {0} classes, each with a page; screen with a roster, or write a class in one way':
    '{0} 个班级有多种写法，各成一份报告；请用 --roster 提供花名册后重新筛查，或统一班级写法',
  'something of this name': '已有同名内容',
  'a name for a new folder': '新文件夹的名称',
}

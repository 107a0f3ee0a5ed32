-- Prints information-schema.xml, from which the classes of io.github.djtoolkit.sql.internal.meta are generated.
-- Run it on the oldest server that is supported (MySQL 8.0.33 when this was written):
--   mysql --batch --raw --skip-column-names < export.sql > information-schema.xml
-- ENUM, SET and the text types become VARCHAR: the toolkit reads them as strings. No default values are exported.
set session group_concat_max_len = 1048576;
select concat(
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  '<information_schema xmlns="http://www.jooq.org/xsd/jooq-meta-3.19.0.xsd">\n',
  '  <schemata>\n    <schema><schema_name>information_schema</schema_name></schema>\n  </schemata>\n',
  '  <tables>\n',
  group_concat(distinct '    <table><table_schema>information_schema</table_schema><table_name>', TABLE_NAME,
    '</table_name></table>\n' order by TABLE_NAME separator ''),
  '  </tables>\n  <columns>\n',
  group_concat('    <column><table_schema>information_schema</table_schema><table_name>', TABLE_NAME,
    '</table_name><column_name>', COLUMN_NAME, '</column_name><data_type>',
    case when DATA_TYPE in ('enum', 'set', 'char', 'tinytext', 'text', 'mediumtext', 'longtext') then 'varchar'
         else DATA_TYPE end,
    '</data_type><ordinal_position>', ORDINAL_POSITION, '</ordinal_position></column>\n'
    order by TABLE_NAME, ORDINAL_POSITION separator ''),
  '  </columns>\n</information_schema>')
from information_schema.COLUMNS
where TABLE_SCHEMA = 'information_schema'
  and TABLE_NAME in (
    'CHECK_CONSTRAINTS', 'COLUMNS', 'INNODB_TABLES', 'KEY_COLUMN_USAGE', 'PARTITIONS', 'PROCESSLIST',
    'REFERENTIAL_CONSTRAINTS', 'SCHEMATA', 'SCHEMA_PRIVILEGES', 'STATISTICS', 'TABLES', 'TABLE_CONSTRAINTS',
    'TABLE_PRIVILEGES', 'TRIGGERS', 'USER_PRIVILEGES', 'VIEWS');

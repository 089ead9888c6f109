-- What the tables take on disk, by table and column.
--
-- Of the parts on the server that is asked, which were written, or merged last, within [from, to). Every
-- table has a row for itself, column *, and one for each of its columns. A small part keeps its columns in
-- one file, where they cannot be told apart: bytes of a column are of the rows in larger parts
-- (measured_rows), and NULL where there are none yet. Rows are counted as stored: repeats and replaced
-- revisions are in until they are merged away.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - empty: live rows; any case: those of all cases, which lie together; * for everything
-- @param table_name String * one table; * for all
-- @range all
-- @column class events, results or ledger, as bounds in bytes name them; other for memwall's own notes
-- @column table_name without the _local of a cluster
-- @column column_name * for the whole table
-- @column rows count as stored
-- @column measured_rows those of them that the bytes are of
-- @column bytes on disk, compressed, with marks; of the whole table with its index
-- @column uncompressed_bytes as in memory
-- @column bytes_per_row bytes / measured_rows
CREATE OR REPLACE VIEW storage_used AS
SELECT
    multiIf(
        table_name IN ('flow', 'hot', 'connection', 'transaction', 'health', 'pool_snapshot', 'host_memory', 'link_health'),
        'events',
        table_name IN ('bandwidth', 'contention', 'pool_use', 'leak', 'hotspot', 'latency', 'latency_curve', 'quarantine', 'replay_request', 'alert', 'forecast', 'forecast_score', 'hotspot_change', 'measured_use'),
        'results',
        table_name IN ('allocation', 'holding', 'inventory', 'received', 'daily_use'),
        'ledger',
        'other') AS class,
    table_name,
    column_name,
    stored_rows AS rows,
    measured AS measured_rows,
    if(measured = 0, NULL, on_disk) AS bytes,
    if(measured = 0, NULL, in_memory) AS uncompressed_bytes,
    if(measured = 0, NULL, on_disk / measured) AS bytes_per_row
FROM
(
    SELECT
        replaceRegexpOne(table, '_local$', '') AS table_name,
        '*' AS column_name,
        sum(system.parts.rows) AS stored_rows,
        sum(system.parts.rows) AS measured,
        sum(bytes_on_disk) AS on_disk,
        sum(data_uncompressed_bytes) AS in_memory
    FROM system.parts
    WHERE database = currentDatabase() AND active
        AND ({case_name:String} = '*' OR ({case_name:String} = '') = (partition_id != '0'))
        AND modification_time >= {from:DateTime64(9, 'UTC')}
        AND modification_time < {to:DateTime64(9, 'UTC')}
    GROUP BY table
    UNION ALL
    SELECT
        replaceRegexpOne(table, '_local$', '') AS table_name,
        column AS column_name,
        sum(system.parts_columns.rows) AS stored_rows,
        sumIf(system.parts_columns.rows, part_type = 'Wide') AS measured,
        sum(column_bytes_on_disk) AS on_disk,
        sum(column_data_uncompressed_bytes) AS in_memory
    FROM system.parts_columns
    WHERE database = currentDatabase() AND active
        AND ({case_name:String} = '*' OR ({case_name:String} = '') = (partition_id != '0'))
        AND modification_time >= {from:DateTime64(9, 'UTC')}
        AND modification_time < {to:DateTime64(9, 'UTC')}
    GROUP BY table, column
)
WHERE {table_name:String} = '*' OR table_name = {table_name:String}
ORDER BY class, table_name, column_name

-- Which live data were given up so that newer rows have room.
--
-- Partitions whose rows reach into [from, to), or that were dropped then if their rows have no time of
-- their own, in the order in which they were dropped. Retention by age is not listed: it lets every row go at its time.
-- Cases are never dropped.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - empty or *: there is nothing of cases
-- @range all
-- @column class events, results or ledger
-- @column table_name table the rows were in
-- @column partition_id day, first day of the week, or month of the rows
-- @column t_dropped UTC
-- @column rows count as stored, repeats included
-- @column bytes on disk
-- @column oldest time of the earliest row, UTC; NULL where rows have no time of their own
-- @column newest time of the latest row, UTC
-- @column reason OVER_BOUND: the class took more than it may; LOW_SPACE: too little of the disk was free
-- @column bound_bytes what the class may take, or what was to stay free
-- @column done false when dropping was begun and whoever did it ended before it could say more
-- @total rows,bytes
CREATE OR REPLACE VIEW dropped_data AS
SELECT
    class,
    table_name,
    partition_id,
    t_dropped,
    rows,
    bytes,
    t_first AS oldest,
    t_last AS newest,
    reason,
    bound_bytes,
    done
FROM dropped FINAL
WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
    AND coalesce(t_last, t_dropped) >= {from:DateTime64(9, 'UTC')}
    AND coalesce(t_first, t_dropped) < {to:DateTime64(9, 'UTC')}
ORDER BY t_dropped, toDate(t_last), table_name, partition_id

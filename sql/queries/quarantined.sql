-- Which records no figure holds because they cannot be true.
--
-- Records noticed within [from, to), by who reported them and what is wrong: intervals that end
-- before they start, times yet to come, counters below zero, more bytes of one half of a connection
-- than its line carries: over 1.02 x capacity x interval and one largest frame. A record is refused by each
-- computation that was to use it and counts once here.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column node who reported them
-- @column reason UNUSABLE_INTERVAL, TIME_TRAVEL, IMPOSSIBLE or OVER_LINE_RATE
-- @column detail what is wrong, in words
-- @column records count: records, by source, epoch and start
-- @column first_noticed UTC
-- @column last_noticed UTC
-- @total records
CREATE OR REPLACE VIEW quarantined AS
SELECT
    node_id AS node,
    reason,
    detail,
    uniqExact(epoch, source, t_start) AS records,
    min(t_noticed) AS first_noticed,
    max(t_noticed) AS last_noticed
FROM quarantine FINAL
WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
    AND t_noticed >= {from:DateTime64(9, 'UTC')}
    AND t_noticed < {to:DateTime64(9, 'UTC')}
GROUP BY case_name, node, reason, detail
ORDER BY node, reason, detail

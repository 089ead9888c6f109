-- Which collectors report, since when, and how well they watch.
--
-- One row per node and collector of which a report lies within [from, to): the sums are over these
-- reports, what is said once is from the last of them. A report of a minute that reaches beyond the
-- range counts whole.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live collectors, * for everything
-- @column agent the reporting node
-- @column said START, HEARTBEAT or STOP: what the last report was
-- @column collector the program and its version
-- @column t_started start of the process that reported last, UTC; NULL for a case, whose process has none
-- @column t_last end of the last report, UTC
-- @column silent_s seconds from the last report to the end of the range
-- @column reports count: reports in the range
-- @column frames count: frames the taps received, of any EtherType
-- @column drops count: frames the kernel or the card dropped; NULL when no source can tell
-- @column rejects count: frames the decoder rejected, of all classes
-- @column events_lost count: events the collector gave up
-- @column capture_mode full, connections:1/N, bursts:LENGTH/PERIOD, or none without a tap; of the last report
-- @column config_hash of the settings it runs with; NULL when not said
-- @column cpu_share cores: CPU seconds per second from the first report of each process to its last; NULL when fewer than two say it
-- @column rss_bytes bytes: resident memory, of the last report that says it; NULL when none does
-- @column coverage 0..1: covered / reported time x (1 - drops / (frames + drops)); NULL without a tap
-- @total frames,rejects,events_lost
CREATE OR REPLACE VIEW agents AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    reports AS
    (
        SELECT
            *,
            toUnixTimestamp64Nano(t_end) - toUnixTimestamp64Nano(t_start) AS lasting_ns
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
    )
SELECT
    r.node_id AS agent,
    argMax(r.kind, (r.t_end, r.seq)) AS said,
    argMax(r.collector, (r.t_end, r.seq)) AS collector,
    -- The epoch of a file is a hash, not a time.
    if(r.case_name = '', fromUnixTimestamp64Nano(toInt64(argMax(r.epoch, (r.t_end, r.seq))), 'UTC'), NULL) AS t_started,
    max(r.t_end) AS t_last,
    greatest((toUnixTimestamp64Nano(range_to) - toUnixTimestamp64Nano(t_last)) / 1e9, 0) AS silent_s,
    count() AS reports,
    sum(r.frames) AS frames,
    sum(r.drops) AS drops,
    sum(arraySum(mapValues(r.rejects))) AS rejects,
    sum(arraySum(mapValues(r.events_lost))) AS events_lost,
    argMax(r.capture_mode, (r.t_end, r.seq)) AS capture_mode,
    argMax(tuple(r.config_hash), (r.t_end, r.seq)).1 AS config_hash,
    -- A report says what its process has taken since it began.
    (arraySum(mapValues(maxMapIf(map(r.epoch, assumeNotNull(r.cpu_ns)), r.cpu_ns IS NOT NULL)))
        - arraySum(mapValues(minMapIf(map(r.epoch, assumeNotNull(r.cpu_ns)), r.cpu_ns IS NOT NULL))))
        / nullIf(
            arraySum(mapValues(maxMapIf(map(r.epoch, toUnixTimestamp64Nano(r.t_end)), r.cpu_ns IS NOT NULL)))
            - arraySum(mapValues(minMapIf(map(r.epoch, toUnixTimestamp64Nano(r.t_end)), r.cpu_ns IS NOT NULL))), 0) AS cpu_share,
    argMax(r.rss_bytes, (r.t_end, r.seq)) AS rss_bytes,
    sumIf(r.covered_ns, r.capture_mode != 'none') / nullIf(sumIf(r.lasting_ns, r.capture_mode != 'none'), 0)
        * (1 - ifNull(drops, 0) / greatest(frames + ifNull(drops, 0), 1)) AS coverage
FROM reports AS r
GROUP BY r.case_name, r.node_id
ORDER BY r.case_name, agent

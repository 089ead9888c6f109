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
    -- By epoch first: a report says what its process has taken since it began.
    epochs AS
    (
        SELECT
            case_name, node_id, epoch,
            -- Time and number as one, 64 bits each: tuples compare slowly.
            max(bitShiftLeft(toUInt128(toInt128(toUnixTimestamp64Nano(t_end)) + 9223372036854775808), 64) + toUInt128(seq) AS place) AS last_place,
            argMax(kind, place) AS last_kind,
            argMax(collector, place) AS last_collector,
            argMax(capture_mode, place) AS last_mode,
            argMax(tuple(config_hash), place) AS last_config,
            argMax(rss_bytes, place) AS last_rss,
            maxIf(place, rss_bytes IS NOT NULL) AS rss_place,
            max(t_end) AS t_last,
            count() AS reports,
            sum(frames) AS seen,
            sum(drops) AS dropped,
            sum(arraySum(mapValues(rejects))) AS rejected,
            sum(arraySum(mapValues(events_lost))) AS lost,
            max(cpu_ns) - min(cpu_ns) AS cpu,
            maxIf(toUnixTimestamp64Nano(t_end), cpu_ns IS NOT NULL) - minIf(toUnixTimestamp64Nano(t_end), cpu_ns IS NOT NULL) AS cpu_of,
            sumIf(covered_ns, capture_mode != 'none') AS covered,
            sumIf(toUnixTimestamp64Nano(t_end) - toUnixTimestamp64Nano(t_start), capture_mode != 'none') AS lasted
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
        GROUP BY case_name, node_id, epoch
    )
SELECT
    r.node_id AS agent,
    argMax(r.last_kind, r.last_place) AS said,
    argMax(r.last_collector, r.last_place) AS collector,
    -- The epoch of a file is a hash, not a time.
    if(r.case_name = '', fromUnixTimestamp64Nano(toInt64(argMax(r.epoch, r.last_place)), 'UTC'), NULL) AS t_started,
    max(r.t_last) AS t_last,
    greatest((toUnixTimestamp64Nano(range_to) - toUnixTimestamp64Nano(t_last)) / 1e9, 0) AS silent_s,
    sum(r.reports) AS reports,
    sum(r.seen) AS frames,
    sum(r.dropped) AS drops,
    sum(r.rejected) AS rejects,
    sum(r.lost) AS events_lost,
    argMax(r.last_mode, r.last_place) AS capture_mode,
    argMax(r.last_config, r.last_place).1 AS config_hash,
    sum(r.cpu) / nullIf(sum(r.cpu_of), 0) AS cpu_share,
    argMax(r.last_rss, r.rss_place) AS rss_bytes,
    sum(r.covered) / nullIf(sum(r.lasted), 0)
        * (1 - ifNull(drops, 0) / greatest(frames + ifNull(drops, 0), 1)) AS coverage
FROM epochs AS r
GROUP BY r.case_name, r.node_id
ORDER BY r.case_name, agent

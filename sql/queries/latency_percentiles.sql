-- How long requests took, by class.
--
-- Adds up the latency sketches of the intervals that overlap [from, to). A half that several taps of
-- one position saw counts once: by the tap that saw most of its frames. What a tap at a host sees
-- includes the way to the pool and back, what one at the pool sees does not, so they stay apart.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column tap_position where the frames were seen: HOST, POOL, SWITCH or UNKNOWN
-- @column request_class get, put, atomic, hint, acquire_block or acquire_perm
-- @column samples count: requests whose answer was found
-- @column mean_ns ns: sum of latencies / samples
-- @column p50_ns ns: value of the sketch bucket that holds the sample number ceil(0.5 samples), within 1 %
-- @column p95_ns ns: likewise, within 1 %
-- @column p99_ns ns: likewise, within 1 %
-- @column p999_ns ns: likewise for 99.9 %; NULL below 1,000 samples
-- @column halves count: directions of connections it was measured on
-- @column coverage 0..1: covered time / reported time x (1 - drops / (frames + drops)) over the heartbeats of the nodes whose taps these are; NULL without heartbeats
-- @total samples
CREATE OR REPLACE VIEW latency_percentiles AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    1.01 / 0.99 AS g,
    seen AS
    (
        SELECT *
        FROM flow FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
    ),
    primary_taps AS
    (
        SELECT tap_position, conn_id, dir, argMax(tap_id, (tap_frames, tap_id))
        FROM (SELECT tap_position, conn_id, dir, tap_id, sum(frames) AS tap_frames FROM seen GROUP BY tap_position, conn_id, dir, tap_id)
        GROUP BY tap_position, conn_id, dir
    ),
    merged AS
    (
        SELECT
            tap_position,
            request_class,
            sumMap(class_buckets) AS buckets,
            sum(class_zeros) AS zeros,
            sum(class_sum) AS sum_ns,
            uniqExact(conn_id, dir) AS halves,
            groupUniqArray(node_id) AS nodes
        FROM seen
        ARRAY JOIN
            `latency.class` AS request_class,
            `latency.buckets` AS class_buckets,
            `latency.zero_count` AS class_zeros,
            `latency.sum` AS class_sum
        WHERE (tap_position, conn_id, dir, tap_id) IN primary_taps
        GROUP BY tap_position, request_class
    ),
    added AS
    (
        SELECT
            *,
            arraySort(mapKeys(buckets)) AS ids,
            arrayCumSum(arrayMap(id -> buckets[id], ids)) AS sums,
            zeros + arraySum(mapValues(buckets)) AS samples,
            arrayMap(
                p -> if(toUInt64(ceil(p * samples)) <= zeros,
                    toFloat64(0),
                    2 * pow(g, ids[arrayFirstIndex(reached -> reached + zeros >= toUInt64(ceil(p * samples)), sums)]) / (g + 1)),
                [0.5, 0.95, 0.99, 0.999]) AS quantiles
        FROM merged
    ),
    reports AS
    (
        SELECT
            node_id,
            sum(covered_ns) / nullIf(sum(toUnixTimestamp64Nano(t_end) - toUnixTimestamp64Nano(t_start)), 0)
                * (1 - sum(ifNull(drops, 0)) / greatest(sum(frames) + sum(ifNull(drops, 0)), 1)) AS watched
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
        GROUP BY node_id
    ),
    -- Of several nodes the one that watched least.
    watched AS
    (
        SELECT a.tap_position AS tap_position, a.request_class AS request_class, min(r.watched) AS coverage
        FROM (SELECT tap_position, request_class, arrayJoin(nodes) AS node_id FROM merged) AS a
        INNER JOIN reports AS r ON r.node_id = a.node_id
        GROUP BY tap_position, request_class
    )
SELECT
    a.tap_position AS tap_position,
    a.request_class AS request_class,
    a.samples AS samples,
    a.sum_ns / a.samples AS mean_ns,
    a.quantiles[1] AS p50_ns,
    a.quantiles[2] AS p95_ns,
    a.quantiles[3] AS p99_ns,
    if(a.samples >= 1000, a.quantiles[4], NULL) AS p999_ns,
    a.halves AS halves,
    w.coverage AS coverage
FROM added AS a
LEFT JOIN watched AS w ON w.tap_position = a.tap_position AND w.request_class = a.request_class
WHERE a.samples > 0
ORDER BY tap_position, samples DESC, request_class

-- How latency grows with the bandwidth of each link direction: the curve, its knee and what is left.
--
-- The last curve known before the end of the range, bin by bin. A curve holds the windows of 10 s of 7
-- days, each day counting half of the next, in bins of 5 % of utilisation; only bins in which there
-- was something have a row. The model is latency / baseline - 1 = k u / (1 - u).
--
-- @param from DateTime64(9,'UTC') - start of the range; an older curve is shown all the same
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param link String * link and direction; * for all
-- @column link link and direction
-- @column tap_position where the frames were seen: HOST, POOL, SWITCH or UNKNOWN
-- @column request_class get, put, atomic, hint, acquire_block or acquire_perm
-- @column utilisation 0..1: lower edge of the bin
-- @column bits_per_s bits/s: (utilisation + 0.025) x capacity, the middle of the bin; NULL without a capacity
-- @column p50_ns ns: median latency in the bin
-- @column p99_ns ns: latency that 99 % stayed below
-- @column inflation p50_ns / baseline; NULL without a baseline
-- @column fitted_inflation 1 + k u / (1 - u) in the middle of the bin; NULL without a fit
-- @column weight count: samples in the bin, those of older days counting less
-- @column beyond_knee whether the bin is at or behind the knee; NULL when no knee was seen
-- @column knee_utilisation 0..1: lower edge of the first bin in which and behind which inflation is 2 or more; NULL without one
-- @column max_utilisation 0..1: at which the fitted curve reaches target_inflation; NULL without a fit
-- @column target_inflation how many times the baseline answers may take
-- @column headroom_bits_per_s bits/s: max(0, max_utilisation - utilisation of the last window of 10 s) x capacity; NULL when one is not known
-- @column r_squared 0..1: how much of the curve the fit explains; NULL without a fit
-- @column fit_missing why there is no fit: no_baseline, too_few_bins, narrow_span, poor_fit; NULL when there is one
-- @column t_curve end of the minute the curve is of, UTC
-- @column coverage 0..1: of the last window of 10 s of the link; NULL when unknown
CREATE OR REPLACE VIEW latency_by_load AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    least(range_to, toDateTime64('2262-01-01 00:00:00', 9, 'UTC')) AS asked_to,
    curves AS
    (
        SELECT *
        FROM latency_curve FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND ({link:String} = '*' OR entity = {link:String})
            AND t_start < greatest(range_from, range_to)
        ORDER BY case_name, entity, tap_position, request_class, t_start DESC
        LIMIT 1 BY case_name, entity, tap_position, request_class
    ),
    windows AS
    (
        SELECT case_name, entity, utilisation AS used, capacity_bps AS capacity, coverage AS known
        FROM latency FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND ({link:String} = '*' OR entity = {link:String})
            AND entity_kind = 'LINK'
            AND window_ns = 10000000000
            AND t_start > least(range_from, asked_to) - INTERVAL 10 SECOND
            AND t_start < asked_to
        ORDER BY case_name, entity, t_start DESC
        LIMIT 1 BY case_name, entity
    ),
    bins AS
    (
        SELECT
            case_name, entity, tap_position, request_class, slope, r_squared, fit_missing, knee_utilisation,
            max_utilisation, target_inflation, t_end AS ended, edge, half, most, times, amount
        FROM curves
        ARRAY JOIN
            `bins.utilisation` AS edge,
            `bins.p50_ns` AS half,
            `bins.p99_ns` AS most,
            `bins.inflation` AS times,
            `bins.weight` AS amount
    )
SELECT
    b.entity AS link,
    b.tap_position AS tap_position,
    b.request_class AS request_class,
    b.edge AS utilisation,
    (b.edge + 0.025) * w.capacity AS bits_per_s,
    b.half AS p50_ns,
    b.most AS p99_ns,
    b.times AS inflation,
    1 + b.slope * (b.edge + 0.025) / (1 - (b.edge + 0.025)) AS fitted_inflation,
    b.amount AS weight,
    -- A hair of tolerance: edges of bins are no exact binary numbers.
    toBool(b.edge > b.knee_utilisation - 0.001) AS beyond_knee,
    b.knee_utilisation AS knee_utilisation,
    b.max_utilisation AS max_utilisation,
    b.target_inflation AS target_inflation,
    if(b.max_utilisation - w.used < 0, 0, b.max_utilisation - w.used) * w.capacity AS headroom_bits_per_s,
    b.r_squared AS r_squared,
    b.fit_missing AS fit_missing,
    b.ended AS t_curve,
    w.known AS coverage
FROM bins AS b
LEFT JOIN windows AS w ON w.case_name = b.case_name AND w.entity = b.entity
ORDER BY b.case_name, link, tap_position, request_class, utilisation

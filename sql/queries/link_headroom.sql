-- How much more each link direction can take before its answers become too slow.
--
-- The last window of 10 s of each link that overlaps [from, to), and the last curve of latency over
-- utilisation known by then. A curve holds the windows of 7 days, each day counting half of the next;
-- the model is latency / baseline - 1 = k u / (1 - u), fitted to bins of 5 % below 95 % with 200
-- samples.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column t_start start of the window, UTC
-- @column utilisation 0..1: in that window; NULL without a capacity
-- @column inflation LI in that window: p50 / baseline; NULL when missing
-- @column max_utilisation 0..1: at which the fitted curve reaches target_inflation, (T - 1) / (k + T - 1); NULL without a fit
-- @column target_inflation T: how many times the baseline answers may take
-- @column headroom_bits_per_s bits/s: max(0, max_utilisation - utilisation) x capacity; NULL when one is not known
-- @column knee_utilisation 0..1: lower edge of the first bin in which and behind which inflation is 2 or more; NULL without one
-- @column demand_ratio DR in that window: above 1 the link would be too small even for unloaded answers
-- @column request_class the class the window and the curve are about
-- @column slope k of the fitted curve; NULL without a fit
-- @column r_squared 0..1: how much of the curve the fit explains
-- @column fit_missing why slope is NULL: no_baseline, too_few_bins, narrow_span, poor_fit; NULL as well without a curve
-- @column bins utilisations of the curve's bins, lower edges
-- @column bin_inflation p50 / baseline in each of them
-- @column coverage 0..1: of the window: covered / asked time x (1 - drops / (frames + drops)) of the node that watched least; NULL when unknown
CREATE OR REPLACE VIEW link_headroom AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    windows AS
    (
        SELECT *
        FROM latency FINAL
        -- The keys of the last windows first: all the rest is wide.
        WHERE entity_kind = 'LINK'
            AND (case_name, window_ns, t_start, entity) IN
            (
                SELECT case_name, window_ns, max(t_start), entity
                FROM latency FINAL
                WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                    AND entity_kind = 'LINK'
                    AND window_ns = 10000000000
                    AND t_start > range_from - INTERVAL 10 SECOND
                    AND t_start < range_to
                GROUP BY case_name, window_ns, entity
            )
    ),
    curves AS
    (
        SELECT
            case_name, entity, tap_position, request_class, slope, r_squared, fit_missing,
            `bins.utilisation` AS bins, `bins.inflation` AS bin_inflation
        FROM latency_curve FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
        ORDER BY case_name, entity, tap_position, request_class, t_start DESC
        LIMIT 1 BY case_name, entity, tap_position, request_class
    )
SELECT
    w.entity AS link,
    w.t_start AS t_start,
    w.utilisation AS utilisation,
    w.inflation AS inflation,
    w.max_utilisation AS max_utilisation,
    w.target_inflation AS target_inflation,
    w.headroom_bps AS headroom_bits_per_s,
    w.knee_utilisation AS knee_utilisation,
    w.demand_ratio AS demand_ratio,
    w.request_class AS request_class,
    c.slope AS slope,
    c.r_squared AS r_squared,
    c.fit_missing AS fit_missing,
    c.bins AS bins,
    c.bin_inflation AS bin_inflation,
    w.coverage AS coverage
FROM windows AS w
LEFT JOIN curves AS c
    ON c.case_name = w.case_name AND c.entity = w.entity
        AND c.tap_position = w.tap_position AND c.request_class = ifNull(w.request_class, '')
ORDER BY w.case_name, link

-- When memory and links run out, and how good such forecasts have been.
--
-- The latest forecast of each pool, tenant in a pool, and link direction whose history ends within
-- [from, to): the most urgent first, refusals last. A line by Theil and Sen through daily p99 with
-- what each weekday adds; days count from the last day of the history. Tenants have no limit here:
-- see their slope beside their quota.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @range all
-- @column kind POOL, TENANT or LINK
-- @column entity the pool, the tenant, or the link and direction
-- @column pool of a tenant, the pool it is in; else empty text
-- @column last_day the last day of the history: midnight it began with, UTC
-- @column used bytes, of a link 0..1 of its capacity: p99 of that day
-- @column capacity bytes, of a link 1; NULL when unknown
-- @column slope_per_day bytes per day, of a link 0..1 per day; NULL when refused
-- @column trend whether |slope| > 1.645 sigma / sqrt(S_xx): otherwise nothing runs out
-- @column days_to_90_earliest days: until the upper end of the 90 % band reaches 0.9 x capacity; NULL when not within 365
-- @column days_to_90_expected days: until the expectation does
-- @column days_to_90_latest days: until the lower end of the band does
-- @column days_to_full_earliest days: until the upper end of the band reaches the capacity
-- @column days_to_full_expected days: until the expectation does
-- @column days_to_full_latest days: until the lower end does
-- @column refused why there is no forecast: TOO_FEW_DAYS (below 14), LEVEL_SHIFT (below 14 since use jumped); NULL when there is one
-- @column possible day on which there will be one, UTC; NULL when there is one
-- @column model theil-sen+week from 21 days on, theil-sen below; empty text when refused
-- @column fit_days count: days the fit rests on
-- @column imported_days count: days of the history that were imported
-- @column backtest_days count: days compared, a week ahead from each of the last 12 weeks
-- @column backtest_mape ratio: mean of |actual - expected| / actual over them
-- @column backtest_pinball bytes, of a link 0..1: mean loss of the quantiles 0.05, 0.5 and 0.95
-- @column backtest_coverage 0..1: share of them within the 90 % band
-- @column scored_days count: days that came after the forecasts of the last 90 days and were compared with them
-- @column scored_mape ratio: as backtest_mape, weighted by days
-- @column scored_coverage 0..1: as backtest_coverage, weighted by days
CREATE OR REPLACE VIEW forecasts AS
WITH
    latest AS
    (
        SELECT *
        FROM forecast FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start >= {from:DateTime64(9, 'UTC')}
            AND t_start < {to:DateTime64(9, 'UTC')}
        ORDER BY t_start DESC
        LIMIT 1 BY case_name, entity_kind, entity, pool_id
    ),
    scores AS
    (
        SELECT
            s.case_name AS case_name,
            s.entity_kind AS entity_kind,
            s.entity AS entity,
            s.pool_id AS pool_id,
            sum(s.days) AS scored_days,
            sumIf(s.mape * s.days, s.mape IS NOT NULL) / nullIf(sumIf(s.days, s.mape IS NOT NULL), 0) AS scored_mape,
            sum(s.within_band * s.days) / nullIf(sum(s.days), 0) AS scored_coverage
        FROM forecast_score AS s FINAL
        INNER JOIN latest AS l ON l.case_name = s.case_name AND l.entity_kind = s.entity_kind AND l.entity = s.entity AND l.pool_id = s.pool_id
        WHERE s.t_start < l.t_start AND s.t_start >= l.t_start - INTERVAL 90 DAY
        GROUP BY s.case_name, s.entity_kind, s.entity, s.pool_id
    )
SELECT
    l.entity_kind AS kind,
    l.entity AS entity,
    l.pool_id AS pool,
    l.t_start AS last_day,
    l.last_used AS used,
    l.capacity AS capacity,
    l.slope AS slope_per_day,
    l.trend AS trend,
    l.order_earliest AS days_to_90_earliest,
    l.order_expected AS days_to_90_expected,
    l.order_latest AS days_to_90_latest,
    l.full_earliest AS days_to_full_earliest,
    l.full_expected AS days_to_full_expected,
    l.full_latest AS days_to_full_latest,
    l.refused AS refused,
    l.t_possible AS possible,
    l.model AS model,
    l.fit_days AS fit_days,
    l.imported_days AS imported_days,
    l.backtest_days AS backtest_days,
    l.backtest_mape AS backtest_mape,
    l.backtest_pinball AS backtest_pinball,
    l.backtest_coverage AS backtest_coverage,
    s.scored_days AS scored_days,
    if(s.scored_days = 0, NULL, s.scored_mape) AS scored_mape,
    if(s.scored_days = 0, NULL, s.scored_coverage) AS scored_coverage
FROM latest AS l
LEFT JOIN scores AS s
    ON s.case_name = l.case_name AND s.entity_kind = l.entity_kind AND s.entity = l.entity AND s.pool_id = l.pool_id
ORDER BY l.refused IS NOT NULL, ifNull(l.order_earliest, 999), ifNull(l.full_earliest, 999), l.case_name, kind, entity, pool

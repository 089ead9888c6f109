-- How much of the fabric's bandwidth each tenant took.
--
-- Sums windows that overlap [from, to) over all link directions: of an hour where the range is two days
-- or longer, of 60 s when it is an hour or longer, else of 10 s. Whose a message is the ledgers say, as
-- in link_owners; what is nobody's is unattributed. What crosses several links counts on each of them:
-- it takes their bandwidth.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column tenant as the allocator names it, or unattributed
-- @column goodput_bits_per_s bits/s: 8 x goodput_bytes / length of the range from the first window to the last; NULL without a window
-- @column wire_bits_per_s bits/s: 8 x wire_bytes / the same
-- @column goodput_bytes bytes: data carried for it by messages in frames seen for the first time
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over its frames
-- @column share 0..1: wire_bytes / wire_bytes of all tenants; NULL when there is none
-- @column links count: link directions that carried something for it
-- @column busiest_link the one that carried most of its wire bytes
-- @column busiest_wire_bytes bytes: what that carried for it
-- @column coverage 0..1: sum(coverage x span) / sum(span) over the windows that name it, one of unknown coverage counting as not covered; NULL when none is known
-- @total goodput_bytes,wire_bytes
CREATE OR REPLACE VIEW tenant_bandwidth DEFINER = CURRENT_USER SQL SECURITY DEFINER AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    if(dateDiff('second', range_from, range_to) >= 3600, 60, 10) AS stored_s,
    -- Of weeks the hours that have been computed are read, up to the last of them.
    (
        SELECT max(t_end)
        FROM bandwidth FINAL
        WHERE case_name = '' AND {case_name:String} = '' AND dateDiff('hour', range_from, range_to) >= 48
            AND entity_kind = 'LINK' AND window_ns = 3600000000000 AND t_start < range_to
    ) AS computed_to,
    toUnixTimestamp64Nano(range_from) + positiveModulo(-toUnixTimestamp64Nano(range_from), 3600000000000) AS hours_from_ns,
    least(toUnixTimestamp64Nano(range_to) - positiveModulo(toUnixTimestamp64Nano(range_to), 3600000000000), toUnixTimestamp64Nano(computed_to)) AS hours_to_ns,
    if(hours_from_ns < hours_to_ns, fromUnixTimestamp64Nano(hours_from_ns, 'UTC'), range_to) AS hours_from,
    if(hours_from_ns < hours_to_ns, fromUnixTimestamp64Nano(hours_to_ns, 'UTC'), range_to) AS hours_to,
    on_links AS
    (
        SELECT
            case_name,
            entity AS link,
            ifNull(name, 'unattributed') AS tenant,
            sum(goodput) AS goodput_bytes,
            sum(wire) AS wire_bytes,
            min(began) AS t_first,
            max(ended) AS t_last,
            count(known) AS known_windows,
            sum(ifNull(known, 0) * asked) AS covered_ns,
            sum(asked) AS asked_ns
        FROM
        (
            SELECT case_name, entity, t_start AS began, t_end AS ended, coverage AS known, span_ns AS asked, name, goodput, wire
            FROM bandwidth FINAL
            ARRAY JOIN `tenants.tenant` AS name, `tenants.goodput_bytes` AS goodput, `tenants.wire_bytes` AS wire
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND entity_kind = 'LINK'
                AND ((window_ns = 3600000000000 AND t_start >= hours_from AND t_start < hours_to)
                    OR (window_ns = stored_s * 1000000000 AND t_start > range_from - toIntervalSecond(stored_s) AND t_start < hours_from)
                    OR (window_ns = stored_s * 1000000000 AND t_start >= hours_to AND t_start < range_to))
        )
        GROUP BY case_name, link, tenant
    ),
    spans AS
    (
        SELECT case_name, dateDiff('second', min(t_first), max(t_last)) AS lasted_s
        FROM on_links
        GROUP BY case_name
    ),
    sums AS
    (
        SELECT
            l.case_name AS case_name,
            l.tenant AS tenant,
            sum(l.goodput_bytes) AS goodput_bytes,
            sum(l.wire_bytes) AS wire_bytes,
            countIf(l.wire_bytes > 0) AS links,
            argMax(l.link, (l.wire_bytes, l.link)) AS busiest_link,
            max(l.wire_bytes) AS busiest_wire_bytes,
            if(sum(l.known_windows) = 0, NULL, sum(l.covered_ns) / nullIf(sum(l.asked_ns), 0)) AS coverage
        FROM on_links AS l
        GROUP BY case_name, tenant
    )
SELECT
    t.tenant AS tenant,
    8 * t.goodput_bytes / nullIf(s.lasted_s, 0) AS goodput_bits_per_s,
    8 * t.wire_bytes / nullIf(s.lasted_s, 0) AS wire_bits_per_s,
    t.goodput_bytes AS goodput_bytes,
    t.wire_bytes AS wire_bytes,
    t.wire_bytes / nullIf(sum(t.wire_bytes) OVER (PARTITION BY t.case_name), 0) AS share,
    t.links AS links,
    t.busiest_link AS busiest_link,
    t.busiest_wire_bytes AS busiest_wire_bytes,
    t.coverage AS coverage
FROM sums AS t
INNER JOIN spans AS s ON s.case_name = t.case_name
ORDER BY wire_bytes DESC, t.case_name, tenant

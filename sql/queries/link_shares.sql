-- Who shared each link direction: masters and tenants by their goodput.
--
-- Sums the windows of 10 s that overlap [from, to). A master is who asked: of requests the sender,
-- of responses the receiver. Tenants are those the ledger knew at the pool on behalf of the master;
-- what nobody held is unattributed and always shown, with 0 when there was nothing.
-- Acknowledgements alone have no master.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column kind master or tenant
-- @column name node or MAC address of a master; a tenant, or unattributed
-- @column goodput_bytes bytes: data carried for it by messages in frames seen for the first time
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over all frames
-- @column share 0..1: goodput_bytes / goodput_bytes of all of its kind on the link; NULL when there is none
-- @column jain 0..1: fairness among those of its kind, unattributed apart: (sum of x)^2 / (m x sum of x^2), x = goodput_bytes (Jain, Chiu and Hawe 1984); NULL for fewer than two
-- @column coverage 0..1: the lowest of the windows summed; NULL when none is known
-- @total goodput_bytes,wire_bytes
CREATE OR REPLACE VIEW link_shares AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    windows AS
    (
        SELECT *
        FROM bandwidth FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'LINK'
            AND window_ns = 10000000000
            AND t_start > range_from - INTERVAL 10 SECOND
            AND t_start < range_to
    ),
    parts AS
    (
        SELECT case_name, entity AS link, 'master' AS kind, master AS name, goodput, wire, coverage
        FROM windows
        ARRAY JOIN `masters.master` AS master, `masters.goodput_bytes` AS goodput, `masters.wire_bytes` AS wire
        UNION ALL
        SELECT case_name, entity AS link, 'tenant' AS kind, ifNull(tenant, 'unattributed') AS name, goodput, wire, coverage
        FROM windows
        ARRAY JOIN `tenants.tenant` AS tenant, `tenants.goodput_bytes` AS goodput, `tenants.wire_bytes` AS wire
    ),
    sums AS
    (
        SELECT
            case_name,
            link,
            kind,
            name,
            kind = 'tenant' AND name = 'unattributed' AS nobody,
            sum(goodput) AS goodput_bytes,
            sum(wire) AS wire_bytes,
            min(coverage) AS coverage
        FROM parts
        GROUP BY case_name, link, kind, name
    )
SELECT
    link,
    kind,
    name,
    goodput_bytes,
    wire_bytes,
    goodput_bytes / nullIf(sum(goodput_bytes) OVER everyone, 0) AS share,
    if(countIf(NOT nobody) OVER everyone < 2, NULL,
        pow(sumIf(goodput_bytes, NOT nobody) OVER everyone, 2)
            / nullIf(countIf(NOT nobody) OVER everyone * sumIf(pow(goodput_bytes, 2), NOT nobody) OVER everyone, 0)) AS jain,
    coverage
FROM sums
WINDOW everyone AS (PARTITION BY case_name, link, kind)
ORDER BY link, kind, goodput_bytes DESC, name

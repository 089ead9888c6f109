package io.memwall.standalone.ask;

/**
 * What results of memory lack: pools, groups of allocations, hosts and ports, by their own reasons.
 */
final class UnreadyMemory {
  /** Of each entity its latest state, live; columns entity, figure, reason, has, needs, ready. */
  static final String STATEMENT =
      """
      SELECT concat('pool:', pool_id), 'capacity', 'the inventory has no capacity for it', '',
          'the capacity of the pool in the inventory', 'when the inventory says it'
      FROM
      (
          SELECT pool_id, capacity_bytes FROM pool_use FINAL WHERE case_name = ''
          ORDER BY t_start DESC LIMIT 1 BY pool_id
      )
      WHERE capacity_bytes IS NULL
      UNION ALL
      SELECT concat('pool:', pool_id), said.1, said.2,
          if(said.1 = 'fail_rate', concat(toString(requests_5m), ' requests in 5 minutes'), ''),
          multiIf(said.1 = 'fail_rate', '20 requests in 5 minutes',
              said.1 = 'stranded_bytes', 'attachments with quotas, and the use of their paths',
              said.1 = 'idle_bytes', 'accesses held against the ledger, which nothing does',
              said.1 = 'fragmentation', 'the base and capacity of the pool, and free memory', ''),
          multiIf(said.1 = 'fail_rate', 'with the next busy minutes', said.1 = 'idle_bytes', 'never',
              'when that is known')
      FROM
      (
          SELECT pool_id, requests_5m, missing FROM pool_use FINAL WHERE case_name = ''
          ORDER BY t_start DESC LIMIT 1 BY pool_id
      )
      ARRAY JOIN arrayZip(mapKeys(missing), mapValues(missing)) AS said
      WHERE said.1 != 'capacity_bytes'
      UNION ALL
      SELECT concat('pool:', pool_id), 'ledger', 'its state is UNCERTAIN: entries are missing', '',
          'the missing entries, or a snapshot beyond them', 'with them, or with the next snapshot'
      FROM
      (
          SELECT pool_id, state FROM pool_use FINAL WHERE case_name = ''
          ORDER BY t_start DESC LIMIT 1 BY pool_id
      )
      WHERE state = 'UNCERTAIN'
      UNION ALL
      SELECT concat('pool:', pool_id, '/', tenant, '/', workload, '/', tag), 'leak',
          assumeNotNull(reason), concat(toString(points), ' hours'), '6 hours of a certain ledger',
          -- The hour that began at t_start is the last of its points; the first tells no age.
          if(points < 7, toString(toStartOfHour(t_start) + toIntervalHour(8 - points)), 'with the next hours')
      FROM
      (
          SELECT pool_id, tenant, workload, tag, suspect, reason, points, t_start
          FROM leak FINAL WHERE case_name = ''
          ORDER BY t_start DESC LIMIT 1 BY pool_id, tenant, workload, tag
      )
      WHERE suspect IS NULL AND reason IS NOT NULL
      UNION ALL
      SELECT concat('host:', node_id), arrayStringConcat(arraySort(groupArray(said.1)), ', '), said.2,
          '', 'a kernel, a right or a device that has it', 'when it is there'
      FROM
      (
          SELECT node_id, missing FROM host_memory FINAL WHERE case_name = ''
          ORDER BY t_end DESC LIMIT 1 BY node_id
      )
      ARRAY JOIN arrayZip(mapKeys(missing), mapValues(missing)) AS said
      GROUP BY node_id, said.2
      UNION ALL
      SELECT concat('host:', node_id, '/', port), arrayStringConcat(arraySort(groupArray(said.1)), ', '),
          said.2, '', 'a device or a driver that counts it', 'when it is there'
      FROM
      (
          SELECT node_id, port, missing FROM link_health FINAL WHERE case_name = ''
          ORDER BY t_end DESC LIMIT 1 BY node_id, port
      )
      ARRAY JOIN arrayZip(mapKeys(missing), mapValues(missing)) AS said
      GROUP BY node_id, port, said.2
      """;

  private UnreadyMemory() {}
}

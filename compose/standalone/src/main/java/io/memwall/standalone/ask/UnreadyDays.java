package io.memwall.standalone.ask;

/** What takes days, and what was declared and of which nothing is heard. */
final class UnreadyDays {
  /** Columns entity, figure, reason, has, needs, ready. */
  static final String STATEMENT =
      """
      SELECT concat(lower(entity_kind), ':', if(pool_id = '', '', concat(pool_id, '/')), entity),
          'forecast', if(refused = 'LEVEL_SHIFT', 'use has jumped to another level', 'too few days'),
          concat(toString(fit_days), ' days that count'), '14 days, each watched for 20 h',
          if(t_possible IS NULL, 'when 14 days have passed', toString(toDate(assumeNotNull(t_possible))))
      FROM
      (
          SELECT entity_kind, entity, pool_id, refused, fit_days, t_possible
          FROM forecast FINAL WHERE case_name = ''
          ORDER BY t_start DESC, rev DESC LIMIT 1 BY entity_kind, entity, pool_id
      )
      WHERE refused IS NOT NULL
      UNION ALL
      SELECT concat(lower(kind), ':', name), 'forecast', 'no day that counts is over',
          concat(toString(seen), ' days in part'), '14 days, each watched for 20 h',
          toString(toDate(now('UTC')) + 14)
      FROM
      (
          SELECT 'LINK' AS kind, entity AS name, uniqExact(toDate(t_start)) AS seen FROM bandwidth
          WHERE case_name = '' AND entity_kind = 'LINK' AND window_ns = 60000000000 GROUP BY entity
          UNION ALL
          SELECT 'POOL', pool_id, uniqExact(toDate(t_start)) FROM pool_use
          WHERE case_name = '' GROUP BY pool_id
      )
      WHERE (kind, name) NOT IN
          (SELECT toString(entity_kind), entity FROM forecast WHERE case_name = '')
      UNION ALL
      SELECT concat(lower(entity_kind), ':', if(pool_id = '', '', concat(pool_id, '/')), entity),
          'accuracy of forecasts', 'no day has come since one was made', '0 days', '1 day that counts',
          toString(toDate(latest) + 2)
      FROM
      (
          SELECT entity_kind, entity, pool_id, max(t_start) AS latest FROM forecast FINAL
          WHERE case_name = '' AND refused IS NULL GROUP BY entity_kind, entity, pool_id
      )
      WHERE (entity_kind, entity, pool_id) NOT IN
          (SELECT entity_kind, entity, pool_id FROM forecast_score WHERE case_name = '')
      UNION ALL
      SELECT concat(object_type, ':', object_id), said.1, said.2, '', said.3, said.4
      FROM
      (
          SELECT object_id, object_type, deleted, capacity_bps FROM inventory FINAL
          WHERE case_name = ''
          ORDER BY inv_epoch DESC, inv_seq DESC LIMIT 1 BY object_id
      )
      ARRAY JOIN arrayConcat(
          if(object_type = 'link' AND capacity_bps IS NULL,
              [('capacity', 'the inventory has no capacity for it',
                  'the capacity of the link in the inventory', 'when the inventory says it')], []),
          if(object_type = 'link' AND object_id NOT IN
                  (SELECT splitByChar('/', entity)[1] FROM bandwidth WHERE case_name = '' AND entity_kind = 'LINK'),
              [('bandwidth', 'no tap has told of it', 'a collector at one of its ends',
                  'ten seconds after its first frame')], []),
          if(object_type = 'pool' AND object_id NOT IN (SELECT pool_id FROM pool_use WHERE case_name = ''),
              [('occupancy', 'no ledger has told of it', 'the pool manager at the intake of a node',
                  'with its first entry or snapshot')], [])) AS said
      WHERE NOT deleted
      """;

  private UnreadyDays() {}
}

// What a dashboard of ours must be: the types that Grafana publishes, as JSON writes their values,
// and per kind of panel the types of its options and fields, which the published dashboard leaves open.
import type * as schema from '@grafana/schema';
import type * as bars from '@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/types/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as series from '@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

// JSON has no names of enumerations: their values are meant.
type Written<T> = unknown extends T ? T : WrittenOne<T>;
type WrittenOne<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends ReadonlyArray<infer E>
      ? Written<E>[]
      : { [K in keyof T]: Written<T[K]> };

// The query of the ClickHouse plugin, whose types are not published.
type Query = schema.DataQuery & {
  datasource: schema.DataSourceRef;
  editorType: 'sql';
  queryType: 'table' | 'timeseries';
  format: 0 | 1;
  rawSql: string;
};

type Values = Omit<schema.FieldConfig, 'custom'>;
type OverrideOf<Custom> =
  | { [K in keyof Values]-?: { id: K; value: Values[K] } }[keyof Values]
  | { [K in keyof Custom & string]-?: { id: `custom.${K}`; value: Custom[K] } }[keyof Custom & string];

type PanelOf<Type extends string, Options, Custom> = Omit<
  schema.Panel,
  'type' | 'options' | 'fieldConfig' | 'targets'
> & {
  type: Type;
  options: Options;
  fieldConfig: {
    defaults: Values & { custom?: Custom };
    overrides: { matcher: schema.MatcherConfig; properties: OverrideOf<Custom>[] }[];
  };
  targets: Query[];
};

type Panel =
  | PanelOf<'timeseries', series.Options, series.FieldConfig>
  | PanelOf<'table', table.Options, table.FieldConfig>
  | PanelOf<'bargauge', bars.Options, {}>
  | Omit<schema.RowPanel, 'panels'> & { panels: never[] };

export type Dashboard = Written<
  Omit<schema.Dashboard, 'panels' | 'annotations'> & {
    panels: Panel[];
    annotations: { list: schema.AnnotationQuery<Query>[] };
  }
>;

package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.host.AcceleratorFigure;
import io.memwall.collectors.agent.host.AccessFigure;
import io.memwall.collectors.agent.host.CgroupFigure;
import io.memwall.collectors.agent.host.CgroupNodeFigure;
import io.memwall.collectors.agent.host.CxlMemoryFigure;
import io.memwall.collectors.agent.host.CxlRegionFigure;
import io.memwall.collectors.agent.host.MemoryFigure;
import io.memwall.collectors.agent.host.NodeCountFigure;
import io.memwall.collectors.agent.host.NodeMemoryFigure;
import io.memwall.collectors.agent.host.NodePagingFigure;
import io.memwall.collectors.agent.host.PagingFigure;
import io.memwall.collectors.agent.host.PressureFigure;
import io.memwall.collectors.agent.host.ResctrlFigure;
import io.memwall.collectors.agent.link.LinkFigure;
import io.memwall.collectors.agent.link.PriorityFigure;
import io.memwall.schemas.events.AcceleratorFigures;
import io.memwall.schemas.events.CgroupMemory;
import io.memwall.schemas.events.CgroupNodeFigures;
import io.memwall.schemas.events.CxlMemoryFigures;
import io.memwall.schemas.events.CxlRegionFigures;
import io.memwall.schemas.events.LinkFigures;
import io.memwall.schemas.events.MemoryUse;
import io.memwall.schemas.events.NodeAccess;
import io.memwall.schemas.events.NodeCounts;
import io.memwall.schemas.events.NodeMemory;
import io.memwall.schemas.events.NodePaging;
import io.memwall.schemas.events.Paging;
import io.memwall.schemas.events.Pressure;
import io.memwall.schemas.events.PriorityFigures;
import io.memwall.schemas.events.ResctrlFigures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Enumerations of figures and the records that carry them. */
record FigurePairs(Class<? extends Enum<?>> type, Schema schema) {
  static List<FigurePairs> all() {
    return List.of(
        new FigurePairs(PressureFigure.class, Pressure.getClassSchema()),
        new FigurePairs(MemoryFigure.class, MemoryUse.getClassSchema()),
        new FigurePairs(PagingFigure.class, Paging.getClassSchema()),
        new FigurePairs(NodeMemoryFigure.class, NodeMemory.getClassSchema()),
        new FigurePairs(NodeCountFigure.class, NodeCounts.getClassSchema()),
        new FigurePairs(NodePagingFigure.class, NodePaging.getClassSchema()),
        new FigurePairs(AccessFigure.class, NodeAccess.getClassSchema()),
        new FigurePairs(CgroupFigure.class, CgroupMemory.getClassSchema()),
        new FigurePairs(CgroupNodeFigure.class, CgroupNodeFigures.getClassSchema()),
        new FigurePairs(ResctrlFigure.class, ResctrlFigures.getClassSchema()),
        new FigurePairs(CxlMemoryFigure.class, CxlMemoryFigures.getClassSchema()),
        new FigurePairs(CxlRegionFigure.class, CxlRegionFigures.getClassSchema()),
        new FigurePairs(AcceleratorFigure.class, AcceleratorFigures.getClassSchema()),
        new FigurePairs(LinkFigure.class, LinkFigures.getClassSchema()),
        new FigurePairs(PriorityFigure.class, PriorityFigures.getClassSchema()));
  }

  List<String> figures() {
    return Stream.of(type.getEnumConstants())
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  List<String> fields() {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }
}

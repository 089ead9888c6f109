package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.SystemFiles;
import java.util.ArrayList;
import java.util.List;

/** Where control groups of version 2 lie. */
final class CgroupPaths {
  private static final String ALONE = "sys/fs/cgroup";
  private static final String BESIDE_VERSION_1 = "sys/fs/cgroup/unified";

  private CgroupPaths() {}

  /** The root of the hierarchy, relative to the root of the file system. */
  static String hierarchy(SystemFiles files) {
    boolean beside =
        !files.exists(ALONE + "/cgroup.controllers")
            && files.exists(BESIDE_VERSION_1 + "/cgroup.controllers");
    return beside ? BESIDE_VERSION_1 : ALONE;
  }

  /** Paths of the groups there are, the root's being empty. */
  static List<String> matching(SystemFiles files, String root, String pattern) {
    List<String> found = List.of("");
    for (String segment : pattern.split("/", -1)) {
      if (!segment.isEmpty()) {
        found = below(files, root, found, segment);
      }
    }
    return found;
  }

  private static List<String> below(
      SystemFiles files, String root, List<String> parents, String segment) {
    var found = new ArrayList<String>();
    for (String parent : parents) {
      List<String> names = segment.equals("*") ? files.names(root + parent) : List.of(segment);
      for (String name : names) {
        // Not out of the hierarchy, whatever the settings say.
        if (!name.equals("..") && files.isDirectory(root + parent + "/" + name)) {
          found.add(parent + "/" + name);
        }
      }
    }
    return found;
  }
}

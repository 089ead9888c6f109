package io.memwall.standalone.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One line of the rules that we ship, as a site gives them to its users.
 *
 * @param operations separated by commas
 */
record RoleAcls(String role, String resource, String pattern, String name, String operations) {
  static final Path FILE = Path.of("..", "kafka", "acls.tsv").toAbsolutePath().normalize();

  static List<RoleAcls> all() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(words -> new RoleAcls(words[0], words[1], words[2], words[3], words[4]))
        .toList();
  }

  /** Everything a role may do, for a user. */
  static List<AclBinding> of(String role, String user) throws IOException {
    return all().stream()
        .filter(each -> each.role().equals(role))
        .flatMap(each -> each.bindings(user))
        .toList();
  }

  ResourcePattern where() {
    return new ResourcePattern(
        ResourceType.valueOf(resource.toUpperCase(Locale.ROOT).replace('-', '_')),
        name,
        PatternType.valueOf(pattern.toUpperCase(Locale.ROOT)));
  }

  private Stream<AclBinding> bindings(String user) {
    return Stream.of(operations.split(",", -1))
        .map(AclOperation::valueOf)
        .map(
            operation ->
                new AclBinding(
                    where(),
                    new AccessControlEntry(
                        "User:" + user, "*", operation, AclPermissionType.ALLOW)));
  }
}

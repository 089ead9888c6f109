package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.privacy.AddressPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of memory addresses leaves the node.
 *
 * @param truncatedBits low bits that are cleared, where addresses are truncated
 * @param key hashes lines, where they are hashed
 */
public record PrivacyConfig(OptionalInt truncatedBits, Optional<SecretFile> key) {
  private static final String FULL = "full";
  private static final String HASH = "hash";

  /** How addresses are to be told. */
  private record Choice(boolean hash, OptionalInt bits) {}

  static PrivacyConfig read(Section section) {
    int before = section.reading().mistakes();
    Choice choice =
        section
            .ask("addresses", "what of a memory address leaves the node")
            .or(new ChoiceText(), new Choice(false, OptionalInt.empty()));
    Optional<SecretFile> key =
        section
            .ask(
                "key_file",
                "holds the key of the hash; the same on all nodes whose lines are compared")
            .maybe(FileKind.secret(section.reading().machine()));
    if (section.reading().mistakes() == before && choice.hash() != key.isPresent()) {
      section.wrong(
          "key_file",
          choice.hash()
              ? "is missing; addresses: hash needs it"
              : "is never used without addresses: hash",
          "");
    }
    var config = new PrivacyConfig(choice.bits(), choice.hash() ? key : Optional.empty());
    if (section.reading().mistakes() == before && section.reading().machine().here()) {
      config.judge(section);
    }
    return config;
  }

  private void judge(Section section) {
    try {
      policy();
    } catch (IllegalArgumentException e) {
      section.wrong("key_file", "is no key: " + e.getMessage(), "such as openssl rand -hex 32");
    }
  }

  /** What is applied before anything leaves the node; reads the key. */
  public AddressPolicy policy() {
    if (key.isPresent()) {
      return AddressPolicy.hashed(key.get().readBytes());
    }
    return truncatedBits.isPresent()
        ? AddressPolicy.truncated(truncatedBits.getAsInt())
        : AddressPolicy.FULL;
  }

  private record ChoiceText() implements Kind<Choice> {
    private static final String TRUNCATE = "truncate:";

    @Override
    public Choice read(String text) throws Refusal {
      if (text.equals(FULL) || text.equals(HASH)) {
        return new Choice(text.equals(HASH), OptionalInt.empty());
      }
      if (!text.matches("truncate:\\d{1,2}")) {
        boolean bare = text.equals("truncate");
        throw new Refusal(
            bare ? "does not say how many bits" : "is no policy",
            bare
                ? "truncate:12"
                : Nearest.of(text, List.of(FULL, HASH, "truncate:12")).orElse(null));
      }
      int bits = Integer.parseInt(text.substring(TRUNCATE.length()));
      if (bits < AddressPolicy.FEWEST_BITS || bits > AddressPolicy.MOST_BITS) {
        throw new Refusal("is outside the range");
      }
      return new Choice(false, OptionalInt.of(bits));
    }

    @Override
    public String show(Choice value) {
      String open = value.bits().isPresent() ? TRUNCATE + value.bits().getAsInt() : FULL;
      return value.hash() ? HASH : open;
    }

    @Override
    public String allowed() {
      return "full, truncate:BITS (%d to %d low bits cleared), hash"
          .formatted(AddressPolicy.FEWEST_BITS, AddressPolicy.MOST_BITS);
    }
  }
}

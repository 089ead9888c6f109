package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
  @Test
  void semicolons_endStatements() {
    assertThat(SqlScript.statements("SELECT 1;\n SELECT 2 ;;\n"))
        .containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void semicolons_inStringsNamesAndComments_endNothing() {
    String text =
        """
        -- first; second
        SELECT 'a;b', 'it''s;', 'back\\';slash', "x;y", `z;` /* ; */ -- ;
        ;
        SELECT 2
        """;

    assertThat(SqlScript.statements(text)).hasSize(2);
  }

  @Test
  void quotes_inComments_openNothing() {
    assertThat(SqlScript.statements("SELECT 1 -- it's\n; SELECT 2 /* \" */")).hasSize(2);
  }

  @Test
  void commentsOnly_areNoStatement() {
    assertThat(SqlScript.statements("-- nothing\n/* at ; all */;\n ; ")).isEmpty();
  }

  @Test
  void unclosedStringOrComment_reachesToTheEnd() {
    assertThat(SqlScript.statements("SELECT 'a; b")).containsExactly("SELECT 'a; b");
    assertThat(SqlScript.statements("SELECT 1 /* a; b")).containsExactly("SELECT 1 /* a; b");
    assertThat(SqlScript.statements("SELECT 'a\\")).containsExactly("SELECT 'a\\");
  }

  @Test
  void withoutComments_keepsStrings() {
    assertThat(SqlScript.withoutComments("/* x */ SELECT '-- ;', 1 -- y\n;"))
        .isEqualTo("SELECT '-- ;', 1  \n;");
  }

  @Test
  void anyText_isSplitWithoutFailureOrLoss() {
    var random = new Random(7);
    String alphabet = "a;'\"`\\-/* \n";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      List<String> statements = SqlScript.statements(text.toString());
      int at = 0;
      for (String statement : statements) {
        at = text.indexOf(statement, at);
        assertThat(at).as("%s in %s", statement, text).isNotNegative();
        at += statement.length();
      }
    }
  }
}

package io.memwall.collectors.agent.inspect.check;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Checks as JUnit XML, which every build server shows: one test case per check, a failure with its
 * findings where one was broken, skipped where the capture holds nothing to check it with.
 */
public final class JunitReport {
  private static final int FINDINGS = 20;

  private final XMLStreamWriter xml;

  private JunitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * The whole document.
   *
   * @param capture name of the suite
   */
  public static String of(String capture, List<CheckResult> results) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitReport(xml).write(capture, results);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML into memory does not fail", e);
    }
    return text.append('\n').toString();
  }

  private void write(String capture, List<CheckResult> results) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean("memwall inspect " + capture));
    xml.writeAttribute("tests", Integer.toString(results.size()));
    xml.writeAttribute("failures", count(results.stream().filter(CheckResult::fails).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", count(results.stream().filter(r -> !r.measured()).count()));
    xml.writeAttribute("time", "0");
    for (CheckResult result : results) {
      testCase(result);
    }
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void testCase(CheckResult result) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean("memwall." + result.group().replace(' ', '_')));
    xml.writeAttribute("name", clean(result.name()));
    xml.writeAttribute("time", "0");
    if (!result.measured()) {
      line(3);
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", "the capture holds nothing to measure this with");
    } else if (result.fails()) {
      line(3);
      xml.writeStartElement("failure");
      xml.writeAttribute("type", clean(result.name()));
      xml.writeAttribute("message", times(result));
      xml.writeCharacters(clean(findings(result)));
      xml.writeEndElement();
    } else if (result.count() > 0) {
      line(3);
      xml.writeStartElement("system-out");
      xml.writeCharacters(
          clean("not demanded, but seen " + times(result) + "\n" + findings(result)));
      xml.writeEndElement();
    }
    line(2);
    xml.writeEndElement();
  }

  private static String findings(CheckResult result) {
    var text = new StringBuilder();
    result.findings().stream()
        .limit(FINDINGS)
        .forEach(finding -> text.append(finding.text()).append('\n'));
    long more = result.count() - Math.min(FINDINGS, result.findings().size());
    return more > 0
        ? text.append("and ").append(more).append(" more\n").toString()
        : text.toString();
  }

  private static String times(CheckResult result) {
    return result.count() == 1 ? "once" : result.count() + " times";
  }

  private static String count(long number) {
    return Long.toString(number);
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** Names of interfaces and files may hold what XML cannot. */
  private static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
  }
}

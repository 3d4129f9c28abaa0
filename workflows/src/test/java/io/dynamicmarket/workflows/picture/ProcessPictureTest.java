package io.dynamicmarket.workflows.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.workflows.BundledProcesses;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.bpmn.Xml;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProcessPictureTest {
    @Test
    void drawsEveryElementAndWayOfEveryProcess() {
        for (ProcessFile file : BundledProcesses.all()) {
            String svg = ProcessPicture.of(file, List.of());
            ProcessModel model = ProcessModel.read(file);

            assertEquals("svg", Xml.root(svg).getLocalName());
            model.elements().keySet().forEach(id -> assertTrue(svg.contains("id=\"at-" + id + "\""), id));
            assertEquals(
                    model.flows().size(),
                    Pattern.compile("<polyline").matcher(svg).results().count());
            assertFalse(svg.contains("<script") || svg.contains("href"), file.name());
        }
    }

    @Test
    void marksWhereTheInstanceIs() {
        String svg = ProcessPicture.of(BundledProcesses.file("release-sign-off.bpmn"), List.of("sign"));

        assertTrue(svg.contains("<g id=\"at-sign\" class=\"userTask here\">"), svg);
        assertEquals(
                1,
                Pattern.compile("class=\"[a-zA-Z ]*here\"")
                        .matcher(svg)
                        .results()
                        .count());
    }

    @Test
    void writesNamesAsTextWhateverIsInThem() {
        ProcessFile file = BundledProcesses.file("release-sign-off.bpmn");
        ProcessFile hostile = new ProcessFile(
                file.name(), file.xml().replace("name=\"Sign\"", "name=\"&lt;script&gt;alert(1)&lt;/script&gt;\""));

        assertFalse(ProcessPicture.of(hostile, List.of()).contains("<script"));
    }
}

package io.github.callbackpoller.worker.operators;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.worker.doctor.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the doctor found, as one JSON object. */
public final class DoctorJson {
    private DoctorJson() {}

    /** {@code {"findings": [{"severity": ..., "subject": ..., ...}], "notTried": [...]}}. */
    public static String of(List<Finding> findings, List<String> notTried) {
        var object = new LinkedHashMap<String, Object>();
        object.put("findings", findings.stream().map(DoctorJson::finding).toList());
        object.put("notTried", notTried);
        return Json.write(object);
    }

    private static Map<String, Object> finding(Finding finding) {
        var object = new LinkedHashMap<String, Object>();
        object.put("severity", finding.severity().name());
        object.put("subject", finding.subject());
        object.put("what", finding.what());
        object.put("why", finding.why());
        object.put("remedy", finding.remedy());
        return object;
    }
}

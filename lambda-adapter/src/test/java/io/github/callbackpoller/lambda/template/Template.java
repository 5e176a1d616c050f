package io.github.callbackpoller.lambda.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the deployment template says. */
final class Template {
    private static final Path FILE = Path.of("template.yaml");

    private final Map<String, Object> root;

    private Template(Map<String, Object> root) {
        this.root = root;
    }

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Template of(String text) {
        return new Template(CloudFormationYaml.read(text));
    }

    Map<String, Object> section(String name) {
        return map(root.get(name));
    }

    Map<String, Object> parameter(String name) {
        return map(section("Parameters").get(name));
    }

    List<String> ofType(String type) {
        return section("Resources").entrySet().stream()
                .filter(resource -> type.equals(map(resource.getValue()).get("Type")))
                .map(Map.Entry::getKey)
                .toList();
    }

    Map<String, Object> resource(String id) {
        return map(section("Resources").get(id));
    }

    Map<String, Object> properties(String id) {
        return map(resource(id).get("Properties"));
    }

    /** A function's properties, with those that all functions share. */
    Map<String, Object> function(String id) {
        var all = new LinkedHashMap<>(map(section("Globals").get("Function")));
        all.putAll(properties(id));
        return all;
    }

    /** The properties of a function's event sources. */
    List<Map<String, Object>> events(String function) {
        return map(properties(function).get("Events")).values().stream()
                .map(event -> map(map(event).get("Properties")))
                .toList();
    }

    /** The statements of a queue's policy, those that depend on a condition too. */
    List<Map<String, Object>> queuePolicy(String queue) {
        return statements(properties(queue + "Policy").get("PolicyDocument"));
    }

    /** All that a role may do. */
    List<Map<String, Object>> rolePolicies(String role) {
        var all = new ArrayList<Map<String, Object>>();
        for (var policy : list(properties(role).get("Policies"))) {
            all.addAll(statements(map(policy).get("PolicyDocument")));
        }
        for (var managed : list(properties(role).get("ManagedPolicyArns"))) {
            var id = (String) map(managed).get("Ref");
            all.addAll(statements(properties(id).get("PolicyDocument")));
        }
        return all;
    }

    /** A number, or the default of the parameter that is referred to. */
    int number(Object value) {
        return value instanceof Integer number
                ? number
                : (int) parameter((String) map(value).get("Ref")).get("Default");
    }

    static Map<String, Object> ref(String id) {
        return Map.of("Ref", id);
    }

    static Map<String, Object> arn(String id) {
        return attribute(id, "Arn");
    }

    static Map<String, Object> attribute(String id, String name) {
        return Map.of("Fn::GetAtt", List.of(id, name));
    }

    /** An {@code !If} with nothing in its place otherwise. */
    static Map<String, Object> onlyIf(String condition, Object value) {
        return Map.of("Fn::If", List.of(condition, value, ref("AWS::NoValue")));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? (List<Object>) list : List.of(value);
    }

    private static List<Map<String, Object>> statements(Object document) {
        return list(map(document).get("Statement")).stream()
                .map(
                        statement ->
                                map(statement).containsKey("Fn::If")
                                        ? list(map(statement).get("Fn::If")).get(1)
                                        : statement)
                .map(Template::map)
                .toList();
    }
}

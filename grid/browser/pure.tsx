import { Component, type ComponentChild, type FunctionComponent } from 'preact';

/** A component that is drawn again only when one of its properties is another one: most of a picture stays as it is. */
export function pure<P extends object>(draw: (props: P) => ComponentChild): FunctionComponent<P> {
  class Pure extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const own: object = this.props;
      return Object.entries(next).some(([name, value]) => Reflect.get(own, name) !== value);
    }
    override render(): ComponentChild {
      return draw(this.props);
    }
  }
  return (props) => <Pure {...props} />;
}
